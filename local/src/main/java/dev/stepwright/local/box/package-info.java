/**
 * Starts the SQS, S3 and DynamoDB servers of module {@code box} as processes of their own, when the user asks for them.
 * May import the JDK only: the servers' many libraries stay out of this process.
 */
package dev.stepwright.local.box;

