package dev.stepwright.engine.journal.port;

import java.time.Duration;
import java.time.Instant;

/** The clock of this worker, which may be wrong by minutes. */
public interface Time {

    Instant now();

    /** Waits, at most a second: for a record that an API call is just about to append. */
    void pause(Duration moment);
}
