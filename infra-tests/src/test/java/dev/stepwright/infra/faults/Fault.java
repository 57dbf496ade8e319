package dev.stepwright.infra.faults;

/** What can happen to a request, and whether the server has then done what it asked for. */
public enum Fault {

    /** It is never delivered, and never answered. */
    LOST(false),
    /** It is done, and never answered. */
    UNANSWERED(true),
    /** The connection is reset before it is delivered. */
    RESET(false),
    /** It is done, and the connection is reset in place of the answer. */
    RESET_AFTER(true),
    /** The service says that there are too many. */
    THROTTLED(false),
    /** The service says that it failed, and did nothing. */
    FAILED(false),
    /** The service says that it failed, and did it all the same. */
    FAILED_AFTER(true);

    private final boolean isDone;

    Fault(boolean isDone) {
        this.isDone = isDone;
    }

    public boolean isDone() {
        return isDone;
    }
}
