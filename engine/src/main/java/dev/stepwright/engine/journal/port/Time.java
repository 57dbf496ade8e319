package dev.stepwright.engine.journal.port;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock of this worker, which may be wrong by minutes. Each of its pauses has one use, so that a deployment can make one
 * longer without making others longer.
 */
public interface Time {

    Instant now();

    /**
     * Waits for a record that an API call is just about to append: at most a second, and longer each time if the deployment knows that the
     * first readings may come too early.
     */
    void untilRecord(Duration moment);

    /** Lets another worker or caller go ahead, who is in the midst of a write: for just as long as it says. */
    void turn(Duration moment);

    /** Waits before a store that was unavailable is asked again: for just as long as it says. */
    void beforeRetry(Duration delay);
}
