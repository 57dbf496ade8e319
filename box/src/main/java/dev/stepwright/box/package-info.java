/**
 * SQS, S3 and DynamoDB servers that run beside Stepwright, each in a process of its own with a main class here.
 * May import the three servers and the JDK; nothing of Stepwright, and nothing of Stepwright imports this package:
 * {@code dev.stepwright.local.box} starts these processes and reads the line they print when ready.
 */
package dev.stepwright.box;
