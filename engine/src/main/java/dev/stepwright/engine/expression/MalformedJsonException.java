package dev.stepwright.engine.expression;

/** A text that is not one JSON document, or one beyond the limits of {@link Json}. */
public final class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int offset;

    MalformedJsonException(String message, int offset) {
        super(message, null, false, false);
        this.offset = offset;
    }

    /** Where in the text it went wrong, in characters from 0; -1 when that is not known. */
    public int offset() {
        return offset;
    }

    /** What is wrong with it, to go on from "which is". */
    public String what() {
        return offset < 0 ? "beyond a limit: " + getMessage() : "malformed at character " + offset;
    }
}
