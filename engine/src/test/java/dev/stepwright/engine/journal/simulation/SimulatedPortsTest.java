package dev.stepwright.engine.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.port.ActivityQueues;
import dev.stepwright.engine.journal.port.ActivityQueuesContract;
import dev.stepwright.engine.journal.port.JournalRetentionContract;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Nudges;
import dev.stepwright.engine.journal.port.NudgesContract;
import dev.stepwright.engine.journal.port.PayloadStore;
import dev.stepwright.engine.journal.port.PayloadStoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SimulatedPortsTest {

    @Nested
    class Journal extends JournalRetentionContract {
        private final ExpiringJournalStore store = new ExpiringJournalStore(() -> now, Duration.ofDays(7), Duration.ofDays(90),
                ExpiringJournalStore.Fault.NONE);

        @Override
        protected JournalStore store() {
            return store;
        }

        @Override
        protected void vanish(String execution, String frame, long number) {
            store.vanish(execution, frame, number);
        }
    }

    @Nested
    class Payloads extends PayloadStoreContract {
        private final PayloadStore store = new SimulatedPayloadStore();

        @Override
        protected PayloadStore store() {
            return store;
        }
    }

    @Nested
    class Activities extends ActivityQueuesContract {
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");
        private final ActivityQueues queues =
                new SimulatedActivityQueues(() -> now, VISIBILITY, wait -> now = now.plus(wait));

        @Override
        protected ActivityQueues queues() {
            return queues;
        }
    }

    @Nested
    class Queue extends NudgesContract {
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");
        private final SimulatedQueue queue = new SimulatedQueue(() -> now, Duration.ofSeconds(30));

        @Override
        protected Nudges nudges() {
            return queue;
        }

        @Override
        protected Instant now() {
            return now;
        }

        /** Nobody waits in a simulation: when nothing is due, its time goes to the next message, at most that far. */
        @Override
        protected List<Nudge> receive(Duration wait) {
            var messages = queue.receive(10);
            if (messages.isEmpty() && queue.nextDue().filter(due -> !due.isAfter(now.plus(wait))).isPresent()) {
                now = queue.nextDue().orElseThrow();
                messages = queue.receive(10);
            } else if (messages.isEmpty()) {
                now = now.plus(wait);
            }
            messages.forEach(queue::acknowledge);
            return messages.stream().map(SimulatedQueue.Message::nudge).toList();
        }

        @Test
        void whatIsNotAcknowledgedComesAgainAndIsCounted() {
            var nudge = new Nudge("e", "0", 1, Instant.EPOCH, now, Nudge.Kind.STEP);
            queue.send(List.of(nudge));
            assertThat(queue.receive(10)).extracting(SimulatedQueue.Message::receives).containsExactly(1);
            assertThat(queue.receive(10)).isEmpty();
            now = now.plusSeconds(30);
            var again = queue.receive(10);
            assertThat(again).extracting(SimulatedQueue.Message::receives).containsExactly(2);
            queue.giveBack(again.getFirst(), Duration.ofSeconds(5));
            now = now.plusSeconds(5);
            assertThat(queue.receive(10)).extracting(SimulatedQueue.Message::receives).containsExactly(3);
        }

        @Test
        void aTimerIsScheduledOnce() {
            var nudge = new Nudge("e", "0", 1, now.plus(Duration.ofDays(3)), now, Nudge.Kind.STEP);
            queue.schedule(nudge);
            queue.schedule(new Nudge("e", "0", 1, nudge.due(), now.plusSeconds(9), Nudge.Kind.STEP));
            now = nudge.due();
            assertThat(queue.receive(10)).extracting(SimulatedQueue.Message::nudge).containsExactly(nudge);
        }
    }
}
