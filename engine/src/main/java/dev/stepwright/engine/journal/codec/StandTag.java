package dev.stepwright.engine.journal.codec;

/** The bytes that tell variants apart. Their values are the record format: never changed, only added to. */
final class StandTag {

    static final int ENTERING = 0;
    static final int SCHEDULED = 1;
    static final int CALLING = 2;
    static final int AWAITING_TOKEN = 3;
    static final int TOLD = 4;
    static final int WAITING = 5;
    static final int BACKING_OFF = 6;
    static final int JOINING = 7;
    static final int ENDED = 8;
    /** With what is awaited; that of a token or of an execution follows from the call. */
    static final int AWAITING = 9;

    static final int JOB = 0;
    static final int MAP_RUN = 1;

    static final int SUCCEEDED = 0;
    static final int FAILED = 1;
    static final int ABORTED = 2;
    static final int TIMED_OUT = 3;
    static final int SUBMITTED = 4;

    private StandTag() {
    }
}
