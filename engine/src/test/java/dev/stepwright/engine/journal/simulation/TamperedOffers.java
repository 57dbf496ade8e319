package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.journal.port.ActivityQueues;
import dev.stepwright.engine.journal.port.Nudge;
import java.time.Duration;
import java.util.Optional;

/** Mutants that offer or take tasks of activities wrongly. */
final class TamperedOffers {

    private TamperedOffers() {
    }

    static ActivityQueues sentOnce(ActivityQueues below, World world) {
        return new PassingActivityQueues(below) {
            @Override
            public void send(String queue, Nudge task) {
                if (world.actors.running().errand.appended) {
                    below.send(queue, task);
                }
            }
        };
    }

    static ActivityQueues acknowledgedOnReceipt(ActivityQueues below) {
        return new PassingActivityQueues(below) {
            @Override
            public Optional<Received> poll(String queue, Duration wait) {
                var received = below.poll(queue, wait);
                received.ifPresent(task -> below.acknowledge(queue, task));
                return received;
            }
        };
    }
}
