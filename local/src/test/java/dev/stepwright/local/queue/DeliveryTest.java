package dev.stepwright.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.local.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final long PATIENCE_SECONDS = 60;

    private final Database database = Database.inMemory();
    private final EmbeddedQueue queue = new EmbeddedQueue(database, Duration.ofMinutes(5), 3);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void eachMessageIsHandedOverAsSqsDoesItAndThenGone() throws Exception {
        var bodies = ConcurrentHashMap.<String>newKeySet();
        var all = new CountDownLatch(200);
        queue.send(IntStream.range(0, 200).mapToObj(DeliveryTest::nudge).toList());
        try (var _ = delivery((event, context) -> {
            for (var message : event.getRecords()) {
                assertThat(message.getEventSource()).isEqualTo("aws:sqs");
                assertThat(message.getAttributes()).containsEntry("ApproximateReceiveCount", "1");
                bodies.add(message.getBody());
                all.countDown();
            }
            return new SQSBatchResponse(List.of());
        })) {
            assertThat(all.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(bodies).hasSize(200).contains("nudge 0", "nudge 199");
        assertThat(queue.receive(10, Duration.ZERO)).isEmpty();
    }

    @Test
    void messagesAreHandledAtTheSameTime() throws Exception {
        var together = new CyclicBarrier(50);
        var met = new CountDownLatch(50);
        queue.send(IntStream.range(0, 50).mapToObj(DeliveryTest::nudge).toList());
        try (var _ = delivery((event, context) -> {
            try {
                together.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                met.countDown();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return new SQSBatchResponse(List.of());
        })) {
            assertThat(met.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whatFailsComesAgainUntilItIsDead() throws Exception {
        var calls = new AtomicInteger();
        var last = new CountDownLatch(3);
        queue.send(List.of(nudge(1)));
        try (var _ = delivery((event, context) -> {
            last.countDown();
            var call = calls.incrementAndGet();
            if (call == 1) {
                throw new AssertionError("a fault of our own");
            }
            if (call == 2) {
                throw new IllegalStateException("no luck");
            }
            return new SQSBatchResponse(List.of(new SQSBatchResponse.BatchItemFailure(event.getRecords().getFirst().getMessageId())));
        })) {
            assertThat(last.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(queue.state().deadLetters()).isEqualTo(1);
        assertThat(calls).hasValue(3);
    }

    @Test
    void closingWaitsForWhatIsUnderWay() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        Set<String> ended = ConcurrentHashMap.newKeySet();
        queue.send(List.of(nudge(1)));
        var delivery = delivery((event, context) -> {
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            ended.add(event.getRecords().getFirst().getBody());
            return new SQSBatchResponse(List.of());
        });
        assertThat(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        var closing = Thread.ofPlatform().start(delivery::close);
        mayEnd.countDown();
        closing.join();
        assertThat(ended).containsExactly("nudge 1");
    }

    @Test
    void delaysGrowUpToAMinute() {
        assertThat(IntStream.of(1, 2, 3, 9, 40).mapToObj(Delivery::delay)).containsExactly(Duration.ofMillis(200),
                Duration.ofMillis(400), Duration.ofMillis(800), Duration.ofMillis(51_200), Duration.ofMinutes(1));
    }

    private Delivery delivery(RequestHandler<SQSEvent, SQSBatchResponse> worker) {
        return new Delivery(queue, worker, nudge -> "nudge " + nudge.number(), "us-east-1", "000000000000", Duration.ofSeconds(30));
    }

    private static Nudge nudge(int number) {
        return new Nudge("e", "0", number, Instant.EPOCH, Instant.now(), Nudge.Kind.STEP);
    }
}
