package dev.stepwright.engine.expression;

/** The text of an expression does not compile. */
public final class SyntaxException extends Exception {

    private static final long serialVersionUID = 1;

    private final int offset;

    public SyntaxException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /** Where in the text it went wrong, in characters from 0; -1 when no single place is to blame. */
    public int offset() {
        return offset;
    }
}
