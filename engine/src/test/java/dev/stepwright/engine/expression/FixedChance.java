package dev.stepwright.engine.expression;

/** No chance at all. */
record FixedChance() implements Randomness {

    @Override
    public long nextLong() {
        return 42;
    }

    @Override
    public String uuid() {
        return "2c4a9d43-6a0f-4b5e-8a3d-0f6a1d6f9b11";
    }
}
