/**
 * Step Functions itself as a service: what a task calls there is answered by this deployment's own engine, in the same process.
 * May import {@code functions.task} and the engine.
 */
package dev.stepwright.functions.task.sfn;

