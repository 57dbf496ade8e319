package dev.stepwright.engine.expression.jsonata.function;

/** A function does not take what it was given, and JSONata has no code for that. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Refused(String message) {
        super(message, null, false, false);
    }
}
