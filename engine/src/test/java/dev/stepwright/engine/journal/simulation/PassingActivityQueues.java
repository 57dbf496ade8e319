package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.journal.port.ActivityQueues;
import dev.stepwright.engine.journal.port.Nudge;
import java.time.Duration;
import java.util.Optional;

/** Passes every call on, for those that change one of them. */
class PassingActivityQueues implements ActivityQueues {

    protected final ActivityQueues below;

    PassingActivityQueues(ActivityQueues below) {
        this.below = below;
    }

    @Override
    public void create(String queue) {
        below.create(queue);
    }

    @Override
    public void delete(String queue) {
        below.delete(queue);
    }

    @Override
    public void send(String queue, Nudge task) {
        below.send(queue, task);
    }

    @Override
    public Optional<Received> poll(String queue, Duration wait) {
        return below.poll(queue, wait);
    }

    @Override
    public void acknowledge(String queue, Received received) {
        below.acknowledge(queue, received);
    }
}
