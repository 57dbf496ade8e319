package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.journal.port.ActivityQueues;
import dev.stepwright.engine.journal.port.Nudge;
import java.time.Duration;
import java.util.Optional;

/** Mutants that offer or take tasks of activities wrongly. */
class TamperedOffers implements ActivityQueues {

    private final ActivityQueues below;

    private TamperedOffers(ActivityQueues below) {
        this.below = below;
    }

    static ActivityQueues sentOnce(ActivityQueues below, World world) {
        return new TamperedOffers(below) {
            @Override
            public void send(String queue, Nudge task) {
                if (world.actors.running().errand.appended) {
                    below.send(queue, task);
                }
            }
        };
    }

    static ActivityQueues acknowledgedOnReceipt(ActivityQueues below) {
        return new TamperedOffers(below) {
            @Override
            public Optional<Received> poll(String queue, Duration wait) {
                var received = below.poll(queue, wait);
                received.ifPresent(task -> below.acknowledge(queue, task));
                return received;
            }
        };
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
