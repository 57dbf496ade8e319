/**
 * Any action of an AWS service, called by its name: the members of requests and answers are read from the SDK's own description
 * of its shapes, so a further service is a dependency and a line in {@code SdkService}.
 * May import {@code functions.task}, the engine and the AWS SDK.
 */
package dev.stepwright.functions.task.sdk;
