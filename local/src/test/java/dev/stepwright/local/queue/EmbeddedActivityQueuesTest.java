package dev.stepwright.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.port.ActivityQueues;
import dev.stepwright.engine.journal.port.ActivityQueues.Received;
import dev.stepwright.engine.journal.port.ActivityQueuesContract;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.local.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class EmbeddedActivityQueuesTest {

    /** Longer than any test takes: whoever waits for this long was not woken. */
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    private Path folder;
    private Database database;

    @BeforeEach
    void open() {
        database = Database.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Nested
    class InAFolder extends ActivityQueuesContract {
        private Optional<ActivityQueues> queues = Optional.empty();

        @Override
        protected ActivityQueues queues() {
            queues = queues.or(() -> Optional.of(new EmbeddedActivityQueues(database, VISIBILITY)));
            return queues.get();
        }
    }

    @Test
    @Timeout(60)
    void whoWaitsWakesWhenATaskComes() throws Exception {
        var queues = new EmbeddedActivityQueues(database, LONG);
        var waiting = later(() -> queues.poll("q", LONG));
        queues.send("q", task(1));
        assertThat(waiting.get(50, TimeUnit.SECONDS).map(Received::task)).contains(task(1));
    }

    @Test
    @Timeout(60)
    void everyOneOfManyWaitersGetsATaskOfItsOwn() throws Exception {
        var queues = new EmbeddedActivityQueues(database, LONG);
        var waiting = IntStream.range(0, 50).mapToObj(_ -> later(() -> queues.poll("q", LONG))).toList();
        for (var number = 0; number < waiting.size(); number++) {
            queues.send("q", task(number));
        }
        var received = new TreeSet<Long>();
        for (var one : waiting) {
            received.add(one.get(50, TimeUnit.SECONDS).orElseThrow().task().number());
        }
        assertThat(received).hasSize(waiting.size());
    }

    @Test
    @Timeout(60)
    void whoWaitsIsReleasedWhenTheQueueGoesOrTheProcessEnds() throws Exception {
        var queues = new EmbeddedActivityQueues(database, LONG);
        queues.create("q");
        var onDeleted = later(() -> queues.poll("q", LONG));
        var onClosed = later(() -> queues.poll("r", LONG));
        while (!onDeleted.isDone()) {
            queues.delete("q");
            Thread.sleep(5);
        }
        queues.close();
        assertThat(onDeleted.get()).isEmpty();
        assertThat(onClosed.get(50, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void aRestartShowsWhatWasNotAcknowledged() {
        var before = new EmbeddedActivityQueues(database, LONG);
        before.send("q", task(1));
        before.send("q", task(2));
        before.acknowledge("q", before.poll("q", Duration.ZERO).orElseThrow());
        assertThat(before.poll("q", Duration.ZERO)).isPresent();
        assertThat(before.poll("q", Duration.ZERO)).isEmpty();

        database.close();
        database = Database.in(folder);
        assertThat(new EmbeddedActivityQueues(database, LONG).poll("q", Duration.ZERO).map(Received::task)).contains(task(2));
    }

    private static Future<Optional<Received>> later(Callable<Optional<Received>> poll) {
        var answer = new FutureTask<>(poll);
        Thread.ofVirtual().start(answer);
        return answer;
    }

    private static Nudge task(long number) {
        return new Nudge("e", "0", number, Instant.EPOCH, Instant.ofEpochSecond(1_700_000_000), Nudge.Kind.STEP);
    }
}
