package dev.stepwright.functions.task.sdk;

/** The body of an answer is longer than a result may be. */
final class TooLong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLong() {
        super("The body of the answer is longer than a result may be", null, false, false);
    }

    /** Whether this is why a call failed: clients wrap what is thrown while an answer is read. */
    static boolean isWhy(Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLong) {
                return true;
            }
        }
        return false;
    }
}
