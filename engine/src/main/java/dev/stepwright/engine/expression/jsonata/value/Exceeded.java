package dev.stepwright.engine.expression.jsonata.value;

/** A bound of the evaluation was reached, in AWS's words. */
public final class Exceeded extends RuntimeException {

    private static final long serialVersionUID = 1;

    private Exceeded(String message) {
        super(message, null, false, false);
    }

    /** Seen on AWS of {@code [1..873783]}. */
    public static Exceeded memory() {
        return new Exceeded("Expression evaluation memory limit exceeded: Check for excessive memory usage");
    }

    /** Seen on AWS of {@code 1+1+...} with 200 terms. */
    public static Exceeded depth() {
        return new Exceeded("Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.");
    }

    /** As the documentation of 2.0.6 words it. */
    public static Exceeded time() {
        return new Exceeded("Expression evaluation timeout: Check for infinite loop");
    }
}
