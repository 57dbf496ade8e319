/**
 * SQS queues as tasks (AWS guide, "Perform SQS SendMessage with Step Functions").
 * May import {@code functions.task}, the engine and the AWS SDK.
 */
package dev.stepwright.functions.task.sqs;

