/**
 * Lambda functions as tasks: named directly, or by {@code lambda:invoke} (AWS guide, "Invoke Lambda with Step Functions").
 * May import {@code functions.task}, the engine and the AWS SDK.
 */
package dev.stepwright.functions.task.lambda;

