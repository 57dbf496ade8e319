package dev.stepwright.engine.journal.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.port.Nudge.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Nudges} does. The queue behind it may be shared and need not be empty: tests look for their own. */
public abstract class NudgesContract {

    /** Within this time whatever is due comes out, on the slowest machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String execution = "arn:aws:states:eu-central-1:000000000000:execution:m:" + UUID.randomUUID();

    protected abstract Nudges nudges();

    /** Receives some of the nudges that are due and acknowledges them; waits for one no longer than that. */
    protected abstract List<Nudge> receive(Duration wait);

    /** The queue's time. */
    protected Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Test
    void aNudgeArrivesAsItWasSent() {
        var sent = new ArrayList<Nudge>();
        for (var kind : Kind.values()) {
            sent.add(new Nudge(execution, "0.1.12", 4_000_000_000L, Instant.EPOCH, now(), kind));
            sent.add(new Nudge(execution, "0", 0, now().minusSeconds(5), now().minusSeconds(20), kind));
        }
        nudges().send(sent);
        assertThat(receivedOf(sent)).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void manyAreSentAtOnce() {
        var sent = IntStream.range(0, 37).mapToObj(this::atOnce).toList();
        nudges().send(sent);
        assertThat(receivedOf(sent)).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void equalNudgesMayBeSentTogether() {
        nudges().send(List.of(atOnce(1), atOnce(1), atOnce(2)));
        assertThat(receivedOf(List.of(atOnce(1), atOnce(2)))).contains(atOnce(1), atOnce(2));
    }

    @Test
    void noneIsSent() {
        nudges().send(List.of());
        var after = atOnce(1);
        nudges().send(List.of(after));
        assertThat(receivedOf(List.of(after))).containsExactly(after);
    }

    @Test
    void aNudgeIsHeldBackUntilItIsDue() {
        var later = new Nudge(execution, "0.1", 1, now().plusSeconds(2), now(), Kind.STEP);
        var muchLater = new Nudge(execution, "0.2", 1, now().plus(Nudges.LONGEST_DELAY), now(), Kind.DEADLINE);
        var atOnce = atOnce(3);
        nudges().send(List.of(later, muchLater, atOnce));
        var first = awaitAny(Set.of(later, muchLater, atOnce));
        assertThat(first).containsExactly(atOnce);
        var second = awaitAny(Set.of(later, muchLater));
        assertThat(second).containsExactly(later);
        // Roughly: queues delay by whole seconds.
        assertThat(now()).isAfterOrEqualTo(later.due().minusSeconds(1));
        assertThat(receive(Duration.ofMillis(50))).doesNotContain(muchLater);
    }

    private Nudge atOnce(int number) {
        return new Nudge(execution, "0." + number, number, Instant.EPOCH, Instant.EPOCH.plusSeconds(1_000), Kind.STEP);
    }

    /** Everything of this test's that came, once each, as soon as all that was expected has come. */
    private Set<Nudge> receivedOf(List<Nudge> expected) {
        var received = new HashSet<Nudge>();
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!received.containsAll(expected) && System.nanoTime() < end) {
            receive(Duration.ofSeconds(1)).stream().filter(nudge -> nudge.execution().equals(execution)).forEach(received::add);
        }
        return received;
    }

    private Set<Nudge> awaitAny(Set<Nudge> candidates) {
        var received = new HashSet<Nudge>();
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (received.isEmpty() && System.nanoTime() < end) {
            receive(Duration.ofSeconds(1)).stream().filter(candidates::contains).forEach(received::add);
        }
        return received;
    }
}
