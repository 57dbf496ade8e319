package dev.stepwright.engine.journal.port;

/** Nudges far ahead: EventBridge Scheduler. They land on the same queue at their due time, or late, or twice. */
public interface Timers {

    /** Idempotent: a nudge of the same execution, frame, number, kind and due time is scheduled once. */
    void schedule(Nudge nudge);
}
