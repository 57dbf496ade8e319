package dev.stepwright.engine.expression;

/** The only source of chance for {@code States.MathRandom} and {@code States.UUID}, so that a step can be repeated. */
public interface Randomness {

    /** Any of the 2^64 values, each as likely as the others. */
    long nextLong();

    /** A version 4 UUID in its canonical text form. */
    String uuid();
}
