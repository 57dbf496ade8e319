/**
 * The step worker: turns messages of the step queue into steps of executions, and the text that such a message carries.
 * May import {@code engine.journal} and {@code engine.expression}; knows the shape of Lambda's SQS events, but no AWS SDK.
 */
package dev.stepwright.functions.step;

