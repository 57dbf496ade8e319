/**
 * The engine's ports on AWS: journal and documents on DynamoDB, nudges on SQS, timers on EventBridge Scheduler, payloads on S3.
 * Whatever a service cannot do for now is {@code StoreUnavailable}. May import the engine's ports, {@code functions} (the
 * catalogue), {@code functions.step} (the nudge's text) and the AWS SDK.
 */
package dev.stepwright.functions.aws;

