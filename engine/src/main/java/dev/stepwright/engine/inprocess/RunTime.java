package dev.stepwright.engine.inprocess;

import java.time.Instant;

/** The time a run lives in: the real one, or one that only passes when somebody waits. */
public interface RunTime {

    Instant now();

    /** Returns no earlier than that time. */
    void waitUntil(Instant instant);

    /** RunTime that stands still, except that a wait takes it to its end at once. */
    static RunTime virtual(Instant start) {
        return new RunTime() {
            private Instant now = start;

            @Override
            public Instant now() {
                return now;
            }

            @Override
            public void waitUntil(Instant instant) {
                now = instant.isAfter(now) ? instant : now;
            }
        };
    }
}
