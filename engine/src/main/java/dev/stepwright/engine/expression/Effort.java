package dev.stepwright.engine.expression;

/**
 * The work that the expressions of one state may do: so many looks at values, letters tried by patterns and the like. It makes
 * an end to what would take too long, at the same point on every machine.
 */
public final class Effort {

    /** About a second's worth. */
    public static final int BUDGET = 10_000_000;

    private long left = BUDGET;

    /** @throws EvaluationException {@code States.Runtime} when more is spent than there is */
    public void spend(long units) {
        left -= units;
        if (left < 0) {
            throw new EvaluationException(EvaluationException.RUNTIME,
                    "The expressions were given up after " + BUDGET + " looks at the input");
        }
    }

    /** What has been spent so far. */
    public long spent() {
        return BUDGET - left;
    }
}
