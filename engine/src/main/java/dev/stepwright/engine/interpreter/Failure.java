package dev.stepwright.engine.interpreter;

import java.util.Optional;

/**
 * A failure of a workflow: a value that Retry and Catch decide about, never an exception.
 *
 * @param error the error name, such as {@code States.Timeout}; absent only where its sender left it out
 * @param cause for people; cut where it is longer than the API tells (API reference, "SensitiveCause")
 */
public record Failure(Optional<String> error, Optional<String> cause) {

    /** Characters of a cause. */
    public static final int LONGEST_CAUSE = 32_768;

    public Failure {
        cause = cause.map(Failure::cut);
    }

    private static String cut(String cause) {
        if (cause.length() <= LONGEST_CAUSE) {
            return cause;
        }
        var splits = Character.isHighSurrogate(cause.charAt(LONGEST_CAUSE - 1));
        return cause.substring(0, splits ? LONGEST_CAUSE - 1 : LONGEST_CAUSE);
    }

    public static Failure of(String error) {
        return new Failure(Optional.of(error), Optional.empty());
    }

    public static Failure of(String error, String cause) {
        return new Failure(Optional.of(error), Optional.of(cause));
    }
}
