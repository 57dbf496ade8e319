package dev.stepwright.engine.journal.port;

/**
 * The attempt of a task that started an execution.
 *
 * @param execution ARN of the execution whose task it was
 * @param frame     of that execution
 * @param claim     number of the record that claimed the attempt
 * @param waits     whether the task waits until the execution that it started has ended
 */
public record Origin(String execution, String frame, long claim, boolean waits) {
}
