package dev.stepwright.engine.journal.port;

import java.time.Duration;
import java.util.Optional;

/**
 * The queues that workers of activities poll, one for each activity: unordered, at least once. What lies in them are nudges to
 * whoever polls: "this frame stands at a scheduled task of the activity". Queues are named as
 * {@link dev.stepwright.engine.registry.Activity#queue} says. Every call may throw
 * {@link dev.stepwright.engine.registry.StoreUnavailable}, also for a queue that is not there.
 */
public interface ActivityQueues {

    /** What one poller got: hidden from others for a while, and there again unless it is acknowledged. */
    record Received(Nudge task, String receipt) {
    }

    /** Makes a queue, or finds it made. */
    void create(String queue);

    /** Removes a queue with all that lies in it, or finds it removed. */
    void delete(String queue);

    void send(String queue, Nudge task);

    /** Waits for one, no longer than that; empty when none came. */
    Optional<Received> poll(String queue, Duration wait);

    void acknowledge(String queue, Received received);
}
