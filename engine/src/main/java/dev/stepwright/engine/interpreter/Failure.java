package dev.stepwright.engine.interpreter;

import java.util.Optional;

/**
 * A failure of a workflow: a value that Retry and Catch decide about, never an exception.
 *
 * @param error the error name, such as {@code States.Timeout}; absent only where its sender left it out
 * @param cause for people
 */
public record Failure(Optional<String> error, Optional<String> cause) {

    public static Failure of(String error) {
        return new Failure(Optional.of(error), Optional.empty());
    }

    public static Failure of(String error, String cause) {
        return new Failure(Optional.of(error), Optional.of(cause));
    }
}
