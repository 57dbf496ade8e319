package dev.stepwright.local.tasks;

/** The functions file cannot be used; the message says where in it, what was expected and what was found. */
public final class FunctionsFileFaulty extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FunctionsFileFaulty(String message) {
        super(message);
    }
}
