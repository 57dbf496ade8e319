package dev.stepwright.engine.journal.codec;

/** The shapes of event details, as bytes. Their values are the record format: never changed, only added to. */
final class EventTag {

    static final int NONE = 0;
    static final int EXECUTION_STARTED = 1;
    static final int OUTPUT = 2;
    static final int FAILURE = 3;
    static final int STATE_ENTERED = 4;
    static final int STATE_EXITED = 5;
    static final int LAMBDA_SCHEDULED = 6;
    static final int ACTIVITY_SCHEDULED = 7;
    static final int ACTIVITY_STARTED = 8;
    static final int TASK_SCHEDULED = 9;
    static final int TASK_STARTED = 10;
    static final int TASK_OUTPUT = 11;
    static final int TASK_FAILURE = 12;
    static final int MAP_STARTED = 13;
    static final int MAP_ITERATION = 14;
    static final int EVALUATION_FAILED = 15;
    static final int MAP_RUN_STARTED = 16;
    static final int MAP_RUN_REDRIVEN = 17;
    static final int EXECUTION_REDRIVEN = 18;

    private EventTag() {
    }
}
