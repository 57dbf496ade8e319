package dev.stepwright.engine.memory;

import java.time.Instant;

/** The time a run lives in: the real one, or one that only passes when somebody waits. */
public interface Time {

    Instant now();

    /** Returns no earlier than that time. */
    void waitUntil(Instant instant);

    /** Time that stands still, except that a wait takes it to its end at once. */
    static Time virtual(Instant start) {
        return new Time() {
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
