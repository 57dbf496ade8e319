package dev.stepwright.engine.journal.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.port.ActivityQueues.Received;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ActivityQueues} does. */
public abstract class ActivityQueuesContract {

    /** How long a task that was received stays hidden in the queues under test. */
    protected static final Duration VISIBILITY = Duration.ofSeconds(1);

    /** Within this time whatever can be received is, on the slowest machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String queue = name();
    private final Nudge task = task(4_000_000_000L);

    /** Queues that hide what was received for {@link #VISIBILITY}. */
    protected abstract ActivityQueues queues();

    @BeforeEach
    void create() {
        queues().create(queue);
    }

    @Test
    void aTaskArrivesAsItWasSent() {
        queues().send(queue, task);
        assertThat(poll().task()).isEqualTo(task);
    }

    @Test
    void whatIsAcknowledgedDoesNotComeAgain() {
        queues().send(queue, task);
        queues().acknowledge(queue, poll());
        assertThat(queues().poll(queue, VISIBILITY.multipliedBy(3))).isEmpty();
    }

    @Test
    void whatIsNotAcknowledgedComesAgain() {
        queues().send(queue, task);
        assertThat(poll().task()).isEqualTo(task);
        var again = poll();
        assertThat(again.task()).isEqualTo(task);
        queues().acknowledge(queue, again);
        assertThat(queues().poll(queue, VISIBILITY.multipliedBy(3))).isEmpty();
    }

    @Test
    void everyTaskComes() {
        Set<Long> sent = new HashSet<>();
        for (var number = 1L; number <= 12; number++) {
            queues().send(queue, task(number));
            sent.add(number);
        }
        Set<Long> received = new HashSet<>();
        while (received.size() < sent.size()) {
            var next = poll();
            queues().acknowledge(queue, next);
            received.add(next.task().number());
        }
        assertThat(received).isEqualTo(sent);
    }

    @Test
    void theSameTaskMayBeSentAgain() {
        queues().send(queue, task);
        queues().send(queue, task);
        queues().acknowledge(queue, poll());
        queues().poll(queue, VISIBILITY).ifPresent(second -> queues().acknowledge(queue, second));
        queues().send(queue, task);
        assertThat(poll().task()).as("sent after the first was acknowledged").isEqualTo(task);
    }

    @Test
    void anEmptyQueueGivesNothing() {
        assertThat(queues().poll(queue, Duration.ZERO)).isEmpty();
        assertThat(queues().poll(queue, Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void queuesAreApart() {
        var other = name();
        queues().create(other);
        queues().send(other, task);
        assertThat(queues().poll(queue, Duration.ofSeconds(1))).isEmpty();
        assertThat(queues().poll(other, PATIENCE).map(Received::task)).contains(task);
        queues().delete(other);
    }

    @Test
    void creatingAndDeletingMayBeRepeated() {
        queues().send(queue, task);
        queues().create(queue);
        assertThat(poll().task()).as("still there").isEqualTo(task);
        queues().delete(queue);
        queues().delete(queue);
    }

    private Received poll() {
        return queues().poll(queue, PATIENCE).orElseThrow(() -> new AssertionError("nothing came"));
    }

    private static Nudge task(long number) {
        return new Nudge("arn:aws:states:eu-central-1:000000000000:execution:m:e", "0.1.00012", number, Instant.EPOCH,
                Instant.now().truncatedTo(ChronoUnit.MILLIS), Nudge.Kind.STEP);
    }

    private static String name() {
        return Optional.of(UUID.randomUUID().toString().replace("-", "")).map(text -> text.substring(0, 20)).orElseThrow();
    }
}
