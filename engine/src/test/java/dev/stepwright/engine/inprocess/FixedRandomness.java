package dev.stepwright.engine.inprocess;

import dev.stepwright.engine.expression.Randomness;

/** Chance that is always in the middle. */
public record FixedRandomness() implements Randomness {

    @Override
    public long nextLong() {
        return Long.MIN_VALUE;
    }

    @Override
    public String uuid() {
        return "00000000-0000-4000-8000-000000000000";
    }
}
