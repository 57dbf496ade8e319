package dev.stepwright.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Nudges;
import dev.stepwright.engine.journal.port.NudgesContract;
import dev.stepwright.local.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class EmbeddedQueueTest extends NudgesContract {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration NONE = Duration.ZERO;

    @TempDir
    private Path folder;
    private Database database;
    private EmbeddedQueue queue;

    @BeforeEach
    void open() {
        database = Database.in(folder);
        queue = new EmbeddedQueue(database, LONG, 3);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected Nudges nudges() {
        return queue;
    }

    @Override
    protected List<Nudge> receive(Duration wait) {
        var messages = take(10, wait);
        messages.forEach(queue::acknowledge);
        return messages.stream().map(Message::nudge).toList();
    }

    @Test
    void aReceivedMessageIsHidden() {
        queue.send(List.of(nudge(1)));
        assertThat(take(10, LONG)).hasSize(1);
        assertThat(take(10, NONE)).isEmpty();
    }

    @Test
    void whatIsGivenBackComesAgainAndIsCountedUntilItIsDead() {
        queue.send(List.of(nudge(1)));
        for (var receives = 1; receives <= 3; receives++) {
            var message = take(10, LONG).getFirst();
            assertThat(message.receives()).isEqualTo(receives);
            queue.giveBack(message, NONE);
        }
        assertThat(take(10, NONE)).isEmpty();
        assertThat(queue.state().deadLetters()).isEqualTo(1);
        assertThat(queue.redrive()).isEqualTo(1);
        assertThat(take(10, LONG)).extracting(Message::receives).containsExactly(1);
        assertThat(queue.state().deadLetters()).isZero();
    }

    @Test
    void itTellsHowItIsDoing() {
        queue.send(List.of(nudge(1), nudge(2), nudge(3), later(4, 1)));
        var message = take(1, LONG).getFirst();
        assertThat(queue.state()).isEqualTo(new EmbeddedQueue.State(2, 1, 1, 0, 0));
        queue.giveBack(message, Duration.ofHours(1));
        assertThat(queue.state()).isEqualTo(new EmbeddedQueue.State(2, 2, 0, 1, 0));
    }

    @Test
    void manyDeadLettersAreAllSentAgain() {
        var strict = new EmbeddedQueue(database, LONG, 1);
        strict.send(IntStream.range(0, 1_100).mapToObj(EmbeddedQueueTest::nudge).toList());
        take(strict, 1_100, LONG).forEach(message -> strict.giveBack(message, NONE));
        assertThat(strict.redrive()).isEqualTo(1_100);
        assertThat(strict.state().deadLetters()).isZero();
    }

    @Test
    void whatIsGivenBackWithADelayStaysHidden() {
        queue.send(List.of(nudge(1), nudge(2)));
        var messages = take(10, LONG);
        queue.giveBack(messages.getFirst(), Duration.ofHours(1));
        queue.hide(messages.getLast().id(), Duration.ofMillis(1));
        queue.giveBack(messages.getLast(), Duration.ofHours(1));
        assertThat(take(10, LONG)).extracting(Message::nudge).containsExactly(messages.getLast().nudge());
        assertThat(take(10, NONE)).isEmpty();
    }

    @Test
    void whatIsNotAcknowledgedInTimeComesAgain() {
        var impatient = new EmbeddedQueue(database, Duration.ofMillis(20), 2);
        impatient.send(List.of(nudge(1)));
        assertThat(take(impatient, 10, LONG)).extracting(Message::receives).containsExactly(1);
        assertThat(take(impatient, 10, LONG)).extracting(Message::receives).containsExactly(2);
        assertThat(take(impatient, 10, Duration.ofSeconds(1))).isEmpty();
        assertThat(impatient.state().deadLetters()).isEqualTo(1);
    }

    @Test
    void messagesOutliveTheProcess() {
        queue.send(List.of(nudge(1), nudge(2), nudge(3), later(4, 1)));
        var received = take(2, LONG);
        queue.acknowledge(received.getFirst());
        close();
        open();
        var again = drain(3);
        assertThat(again).hasSize(3).contains(received.getLast().nudge(), nudge(3)).doesNotContain(received.getFirst().nudge());
    }

    @Test
    void aTimerIsScheduledOnceAndOutlivesTheProcess() {
        var timer = new Nudge("e", "0", 9, now().plus(1, ChronoUnit.SECONDS), now(), Nudge.Kind.DEADLINE);
        queue.schedule(timer);
        close();
        open();
        queue.schedule(new Nudge("e", "0", 9, timer.due(), now().plusSeconds(1), Nudge.Kind.DEADLINE));
        assertThat(take(10, LONG)).extracting(Message::nudge).containsExactly(timer);
        assertThat(Instant.now()).isAfterOrEqualTo(timer.due());
        assertThat(take(10, NONE)).isEmpty();
    }

    @Test
    void aTimerOfTheFarFutureIsKept() {
        queue.schedule(new Nudge("e", "0", 9, Instant.parse("9999-12-31T23:59:59Z"), now(), Nudge.Kind.STEP));
        queue.send(List.of(nudge(1)));
        assertThat(take(10, LONG)).extracting(Message::nudge).containsExactly(nudge(1));
    }

    @Test
    void moreMessagesThanAreKeptInMemoryAllArrive() {
        var sent = new HashSet<Nudge>();
        for (var part = 0; part < 10; part++) {
            var from = part * 1_000;
            // Some are due before others that were sent earlier, so that they overtake the horizon.
            var nudges = IntStream.range(from, from + 1_000)
                    .mapToObj(i -> i % 3 == 0 ? new Nudge("e", "0", i, now().plusMillis(5_000 - i / 2), now(), Nudge.Kind.STEP) : nudge(i))
                    .toList();
            queue.send(nudges);
            sent.addAll(nudges);
        }
        assertThat(drain(10_000)).containsExactlyInAnyOrderElementsOf(sent);
    }

    private Set<Nudge> drain(int expected) {
        var received = new HashSet<Nudge>();
        while (received.size() < expected) {
            var messages = take(10, LONG);
            assertThat(messages).as("after %d of %d", received.size(), expected).isNotEmpty();
            messages.forEach(message -> received.add(message.nudge()));
            messages.forEach(queue::acknowledge);
        }
        return received;
    }

    private List<Message> take(int atMost, Duration patience) {
        return take(queue, atMost, patience);
    }

    private static List<Message> take(EmbeddedQueue queue, int atMost, Duration patience) {
        try {
            return queue.receive(atMost, patience);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Nudge nudge(int number) {
        return new Nudge("e", "0", number, Instant.EPOCH, Instant.EPOCH.plusSeconds(60), Nudge.Kind.STEP);
    }

    private Nudge later(int number, int seconds) {
        return new Nudge("e", "0", number, now().plusSeconds(seconds), now(), Nudge.Kind.STEP);
    }
}
