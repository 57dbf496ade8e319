package dev.stepwright.engine.expression.jsonata.syntax;

/** An expression that JSONata has no error code for. */
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1;

    private final int position;

    UnreadableException(String message, int position) {
        super(message, null, false, false);
        this.position = position;
    }

    public int position() {
        return position;
    }
}
