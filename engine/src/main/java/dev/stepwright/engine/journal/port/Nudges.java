package dev.stepwright.engine.journal.port;

import java.util.Collection;

/**
 * The queue, as its senders see it: unordered, at least once. A nudge that is due within {@link #LONGEST_DELAY} is held back
 * until then, roughly. Later ones belong to {@link Timers}.
 */
public interface Nudges {

    /** What SQS can delay a message by. */
    java.time.Duration LONGEST_DELAY = java.time.Duration.ofMinutes(15);

    /** Returns when all are accepted; throws {@link dev.stepwright.engine.registry.StoreUnavailable} when any is not. */
    void send(Collection<Nudge> nudges);
}
