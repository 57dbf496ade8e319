package dev.stepwright.local.tasks;

/** A handler that cannot be called at all, in the words of AWS's runtime interface client. */
final class HandlerFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;

    /** @param type the class of what was thrown; null when nothing was */
    HandlerFault(String message, String type) {
        super(message);
        this.type = type;
    }

    /** What a constructor or an initialiser threw. */
    static HandlerFault of(Throwable thrown) {
        var message = thrown.getLocalizedMessage();
        return new HandlerFault(message == null ? thrown.getClass().getName() : message, thrown.getClass().getName());
    }

    /** May be null. */
    String type() {
        return type;
    }
}
