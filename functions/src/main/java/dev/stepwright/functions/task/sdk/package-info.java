/**
 * Any action of an AWS service, called by its name: the members of requests and answers are read from descriptions of its shapes, which
 * are made of its model (or, of S3, are those of the SDK's own client).
 * May import {@code functions.task}, {@code functions.task.modelled}, {@code models}, the engine and the AWS SDK.
 */
package dev.stepwright.functions.task.sdk;

