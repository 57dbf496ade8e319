/**
 * A client of any service of AWS, made of the service's model instead of generated code: the SDK's own protocols write its requests and
 * read its answers, and the SDK's own pipeline signs and sends them (docs/decisions/0028). What is internal to the SDK is used here and
 * nowhere else, so its version is pinned.
 * May import {@code models} and the AWS SDK.
 */
package dev.stepwright.functions.task.modelled;

