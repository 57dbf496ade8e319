package dev.stepwright.functions.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.stepwright.engine.journal.StepDriver;
import dev.stepwright.engine.journal.StepDriver.Verdict;
import dev.stepwright.engine.journal.port.KeepAlive;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepWorkerHandlerTest {

    private final Map<String, Duration> visibilities = new ConcurrentHashMap<>();
    private final Visibility visibility = (message, duration) -> visibilities.put(message.getMessageId(), duration);

    /** Beats at once and no more, as if each step took long. */
    private static final KeepAlive IMPATIENT = (period, action) -> {
        action.run();
        return () -> { };
    };
    private static final KeepAlive PATIENT = (period, action) -> () -> { };

    @Test
    void onlyWhatIsAcknowledgedIsDeleted() {
        StepDriver driver = nudge -> switch (nudge.frame()) {
            case "done" -> new Verdict.Acknowledge();
            case "early" -> new Verdict.GiveBack(Duration.ofSeconds(17));
            case "throttled" -> throw new StoreUnavailable("throttled", null);
            case "assertion" -> throw new AssertionError("a bug");
            case "deep" -> throw new StackOverflowError();
            default -> throw new IllegalStateException("a bug");
        };
        var failures = handle(driver, PATIENT, message("done"), message("early"), message("throttled"), message("bug"),
                message("assertion"), message("deep"));
        assertThat(failures).containsExactly("early", "throttled", "bug", "assertion", "deep");
        assertThat(visibilities).containsOnlyKeys("early", "throttled", "bug", "assertion", "deep").containsEntry("early", Duration.ofSeconds(17));
    }

    @Test
    void anUnreadableMessageFailsAndItsNeighboursDoNot() {
        var unreadable = new SQSMessage();
        unreadable.setMessageId("unreadable");
        unreadable.setBody("{}");
        assertThat(handle(nudge -> new Verdict.Acknowledge(), PATIENT, message("a"), unreadable, message("b")))
                .containsExactly("unreadable");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 2", "2, 2, 4", "5, 16, 32", "10, 512, 900", "11, 900, 901", "999999, 900, 901", "none, 1, 2"})
    void aMessageThatFailsAgainStaysAwayForLonger(String received, long leastSeconds, long lessThanSeconds) {
        for (var i = 0; i < 50; i++) {
            var message = message("m" + i);
            message.setAttributes(Map.of("ApproximateReceiveCount", received));
            assertThat(GrowingDelay.of(message)).isGreaterThanOrEqualTo(Duration.ofSeconds(leastSeconds))
                    .isLessThan(Duration.ofSeconds(lessThanSeconds + (received.equals("10") ? 1 : 0)));
        }
    }

    @Test
    void messagesAreHandledSideBySide() {
        var together = new CountDownLatch(10);
        StepDriver driver = nudge -> {
            together.countDown();
            return awaited(together) ? new Verdict.Acknowledge() : new Verdict.GiveBack(Duration.ZERO);
        };
        var batch = java.util.stream.IntStream.range(0, 10).mapToObj(i -> message("m" + i)).toArray(SQSMessage[]::new);
        assertThat(handle(driver, PATIENT, batch)).isEmpty();
    }

    @Test
    void theMessageOfALongStepIsKeptHiddenAWhileAtATime() {
        handle(nudge -> new Verdict.Acknowledge(), IMPATIENT, message("long"));
        assertThat(visibilities).isEqualTo(Map.of("long", StepWorkerHandler.HIDDEN));
    }

    @Test
    void anEmptyBatchIsDone() {
        assertThat(handle(nudge -> new Verdict.Acknowledge(), PATIENT)).isEmpty();
    }

    private List<String> handle(StepDriver driver, KeepAlive keepAlive, SQSMessage... messages) {
        var event = new SQSEvent();
        event.setRecords(List.of(messages));
        return new StepWorkerHandler(driver, visibility, keepAlive).handleRequest(event, null).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier).toList();
    }

    private static SQSMessage message(String frame) {
        var message = new SQSMessage();
        message.setMessageId(frame);
        message.setBody(NudgeCodec.write(new Nudge("arn:x", frame, 1, Instant.EPOCH, Instant.EPOCH, Nudge.Kind.STEP)));
        return message;
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
