package dev.stepwright.engine.journal.record;

import java.util.Optional;

/**
 * How an execution is conducted: settled when it starts, by its machine where that says so, else by the deployment.
 *
 * @param large    whether the limits of the strict mode are lifted
 * @param runAhead effectful states a worker may take on after the one its message was for, 0 … {@link #FURTHEST}; 0: none
 *                 (docs/protocol.md, "Run-ahead")
 */
public record Conduct(boolean large, int runAhead) {

    public static final int FURTHEST = 1_000;

    /** As AWS limits it, and each effectful state driven by a message of its own. */
    public static final Conduct USUAL = new Conduct(false, 0);

    /** What a machine asks for; what is empty is as the deployment has it. */
    public record Choice(Optional<Boolean> large, Optional<Integer> runAhead) {

        public static final Choice NONE = new Choice(Optional.empty(), Optional.empty());

        public Conduct over(Conduct deployment) {
            return new Conduct(large.orElse(deployment.large), runAhead.orElse(deployment.runAhead));
        }
    }

    public Conduct {
        if (runAhead < 0 || runAhead > FURTHEST) {
            throw new IllegalArgumentException("run-ahead: expected 0 to " + FURTHEST + ", found " + runAhead);
        }
    }

    /** {@code strict} or {@code large}; empty for any other text. */
    public static Optional<Boolean> limits(String text) {
        return switch (text) {
            case "strict" -> Optional.of(false);
            case "large" -> Optional.of(true);
            default -> Optional.empty();
        };
    }

    /** A number of states to run ahead; empty for any other text. */
    public static Optional<Integer> runAhead(String text) {
        return text.matches("[0-9]{1,4}") ? Optional.of(Integer.valueOf(text)).filter(steps -> steps <= FURTHEST)
                : Optional.empty();
    }
}
