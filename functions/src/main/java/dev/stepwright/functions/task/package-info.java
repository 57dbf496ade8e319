/**
 * Performs the effects of Task states: the dispatcher behind the engine's {@code Tasks} port, and what integrations are made of.
 * Each integration has a folder of its own below, which imports this package and the AWS SDK; {@code table} lists them all.
 * May import the engine and the AWS SDK's core.
 */
package dev.stepwright.functions.task;

