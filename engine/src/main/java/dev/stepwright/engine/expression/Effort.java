package dev.stepwright.engine.expression;

/**
 * The work that the expressions of one state may do: so many looks at values, letters tried by patterns and the like. It makes
 * an end to what would take too long, at the same point on every machine.
 */
public final class Effort {

    /** About a second's worth. */
    public static final int BUDGET = 10_000_000;

    private long left = BUDGET;

    /** Spends as much; false when there is not as much left, now and ever after. */
    public boolean take(long units) {
        left -= units;
        return left >= 0;
    }

    /** @throws EvaluationException {@code States.Runtime} when more is spent than there is */
    public void spend(long units) {
        if (!take(units)) {
            throw new EvaluationException(EvaluationException.RUNTIME,
                    "The expressions were given up after " + BUDGET + " looks at the input");
        }
    }

    /** What has been spent so far. */
    public long spent() {
        return BUDGET - left;
    }
}
