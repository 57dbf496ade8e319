package dev.stepwright.local.command;

/** Something the user named cannot be used; the message says what in one line. */
final class Unusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unusable(String message, Throwable cause) {
        super(message, cause);
    }

    Unusable(String message) {
        this(message, null);
    }
}
