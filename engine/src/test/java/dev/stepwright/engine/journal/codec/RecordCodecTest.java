package dev.stepwright.engine.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.history.HistoryEvent;
import dev.stepwright.engine.interpreter.Awaited;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Origin;
import dev.stepwright.engine.journal.port.PayloadStore;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.journal.record.HybridTime;
import dev.stepwright.engine.journal.record.JournalRecord;
import dev.stepwright.engine.payload.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCodecTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.123Z");
    private static final Payload INPUT = Payload.ofText("{\"order\":\"é\",\"lines\":[1,2,3]}");
    private static final TaskCall CALL = new TaskCall(Resource.parse("arn:aws:states:::sqs:sendMessage.waitForTaskToken")
            .orElseThrow(), INPUT, OptionalLong.of(30), OptionalLong.empty(), Optional.of("arn:aws:iam::1:role/r"),
            Optional.of("hash"));

    private static final TaskCall STARTED = new TaskCall(Resource.parse("arn:aws:states:::states:startExecution.sync:2").orElseThrow(),
            INPUT, OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());

    private final Map<String, byte[]> stored = new HashMap<>();
    private final List<String> puts = new ArrayList<>();
    private final List<String> fetched = new ArrayList<>();
    private final RecordCodec codec = new RecordCodec(new PayloadStore() {
        @Override
        public void put(String sha256, byte[] bytes) {
            puts.add(sha256);
            stored.put(sha256, bytes);
        }

        @Override
        public byte[] get(String sha256) {
            fetched.add(sha256);
            return stored.get(sha256);
        }
    }, 1_000);

    static Stream<Stand> stands() {
        var failure = Failure.of("E", "because");
        return Stream.of(new Stand.Entering(), new Stand.Scheduled(CALL), new Stand.Calling(CALL),
                new Stand.Awaiting(CALL, new Awaited.Token(), Optional.of(AT), Optional.empty()),
                new Stand.Awaiting(STARTED, new Awaited.Execution(), Optional.empty(), Optional.empty()),
                new Stand.Awaiting(STARTED, new Awaited.Job(INPUT, AT, 3), Optional.of(AT), Optional.empty()),
                new Stand.Awaiting(STARTED, new Awaited.MapRun("arn:map-run"), Optional.empty(), Optional.empty()),
                new Stand.Told(CALL, new TaskOutcome.Succeeded(Payload.ofText("7"))),
                new Stand.Told(CALL, new TaskOutcome.Submitted(Optional.of(INPUT))),
                new Stand.Told(CALL, new TaskOutcome.Failed(new Failure(Optional.empty(), Optional.empty()))),
                new Stand.Told(CALL, new TaskOutcome.Failed(failure, TaskOutcome.Phase.SUBMIT)),
                new Stand.Told(CALL, new TaskOutcome.TimedOut(failure)),
                new Stand.Waiting(AT), new Stand.BackingOff(AT.plusNanos(5)),
                new Stand.Joining(3, 2, Optional.of(Payload.ofText("[1,2,3]")), INPUT),
                new Stand.Joining(2, 2, Optional.empty(), INPUT),
                new Stand.Ended(new Stand.Outcome.Succeeded(INPUT)), new Stand.Ended(new Stand.Outcome.Failed(failure)),
                new Stand.Ended(new Stand.Outcome.Aborted(failure)), new Stand.Ended(new Stand.Outcome.TimedOut(failure)));
    }

    @ParameterizedTest
    @MethodSource("stands")
    void readsBackWhatItWrote(Stand stand) {
        var written = record(stand, List.of(event(EventType.PASS_STATE_ENTERED, new Details.StateEntered("S", INPUT))));

        assertThat(codec.decode(codec.encode(written))).isEqualTo(written);
    }

    @Test
    void readsBackEveryShapeOfEvent() {
        var events = List.of(
                event(EventType.EXECUTION_STARTED, new Details.ExecutionStarted(INPUT, "role", Optional.of("v"), Optional.empty())),
                event(EventType.EXECUTION_SUCCEEDED, new Details.Output(INPUT)),
                event(EventType.EXECUTION_FAILED, new Details.Failure(Optional.of("E"), Optional.empty())),
                event(EventType.TASK_STATE_EXITED, new Details.StateExited("S", INPUT, Optional.of(Payload.ofText("{}")))),
                event(EventType.LAMBDA_FUNCTION_SCHEDULED, new Details.LambdaFunctionScheduled("arn", INPUT,
                        OptionalLong.of(5), Optional.empty())),
                event(EventType.LAMBDA_FUNCTION_STARTED, Details.None.INSTANCE),
                event(EventType.ACTIVITY_SCHEDULED, new Details.ActivityScheduled("arn", INPUT, OptionalLong.empty(),
                        OptionalLong.of(9))),
                event(EventType.ACTIVITY_STARTED, new Details.ActivityStarted(Optional.of("w"))),
                event(EventType.TASK_SCHEDULED, new Details.TaskScheduled("sqs", "sendMessage", INPUT, OptionalLong.of(1),
                        OptionalLong.of(2), Optional.of("role"))),
                event(EventType.TASK_STARTED, new Details.TaskStarted("sqs", "sendMessage")),
                event(EventType.TASK_SUBMITTED, new Details.TaskOutput("sqs", "sendMessage", Optional.empty())),
                event(EventType.TASK_FAILED, new Details.TaskFailure("sqs", "sendMessage", Optional.of("E"), Optional.of("C"))),
                event(EventType.MAP_STATE_STARTED, new Details.MapStateStarted(300)),
                event(EventType.MAP_ITERATION_STARTED, new Details.MapIteration("M", 299)),
                event(EventType.EVALUATION_FAILED, new Details.EvaluationFailed("E", "C", Optional.of("Output"), "S")),
                event(EventType.MAP_RUN_STARTED, new Details.MapRunStarted("arn")),
                event(EventType.MAP_RUN_REDRIVEN, new Details.MapRunRedriven("arn", 2)),
                event(EventType.EXECUTION_REDRIVEN, new Details.ExecutionRedriven(1)));
        var written = record(new Stand.Entering(), events);

        assertThat(codec.decode(codec.encode(written))).isEqualTo(written);
        assertThat(events.stream().map(e -> e.details().getClass()).distinct()).hasSize(events.size());
    }

    @Test
    void keepsTheHeader() {
        var header = new Header("n", "arn", "m", "rev", "role", INPUT, AT, OptionalLong.of(60), Optional.of("trace"),
                Optional.empty(), Optional.of("alias"), Conduct.USUAL, Optional.empty());
        var written = new JournalRecord(new HybridTime(5), frame(new Stand.Entering()), List.of(), Optional.of("0.1.00002"),
                Optional.of(Duration.ofSeconds(30)), Optional.of(header));

        assertThat(codec.decode(codec.encode(written))).isEqualTo(written);
    }

    @Test
    void keepsTheConductInAFormatOfItsOwn() {
        var usual = codec.encode(started(Conduct.USUAL, Optional.empty()));
        var written = started(new Conduct(true, 300), Optional.empty());

        assertThat(usual[0]).as("what the version before reads").isLessThan((byte) 3);
        assertThat(codec.encode(written)[0]).isGreaterThan((byte) 2);
        assertThat(codec.decode(codec.encode(written))).isEqualTo(written);
    }

    @Test
    void keepsTheOriginInAFormatOfItsOwn() {
        var written = started(Conduct.USUAL, Optional.of(new Origin("arn:execution", "0.3.00001", 7, true)));

        assertThat(codec.encode(written)[0]).isGreaterThan((byte) 6);
        assertThat(codec.decode(codec.encode(written))).isEqualTo(written);
    }

    @Test
    void keepsOfWhichMapRunAnExecutionIsAChild() {
        var header = new Header("n", "arn", "m", "rev", "role", INPUT, AT, OptionalLong.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), new Conduct(true, 3), Optional.empty(), Optional.of(new Header.OfMapRun("arn:run", "PerLine")));
        var written = new JournalRecord(new HybridTime(5), frame(new Stand.Entering(), Map.of()), List.of(), Optional.empty(),
                Optional.empty(), Optional.of(header));

        assertThat(codec.decode(codec.encode(written))).isEqualTo(written);
    }

    @Test
    void variablesAreStoredOnceAndFetchedOnlyWhenRead() {
        var large = Payload.ofText("\"" + "x".repeat(5_000) + "\"");
        var first = record(frame(new Stand.Entering(), Map.of("large", large, "small", Payload.ofText("1"))), List.of());
        var read = codec.decode(codec.encode(first));
        var bytes = codec.encode(first.then(new HybridTime(9), read.frame(), List.of()));

        assertThat(bytes).hasSizeLessThan(300);
        assertThat(stored).hasSize(1);
        assertThat(puts).as("the record after it names what is stored already").hasSize(1);
        assertThat(fetched).isEmpty();
        assertThat(codec.decode(bytes).frame().variables().get("large").text()).isEqualTo(large.text());
    }

    @Test
    void anExecutionWithoutVariablesIsWrittenAsTheVersionBeforeReadsIt() {
        assertThat(codec.encode(record(frame(new Stand.Entering(), Map.of()), List.of()))[0]).isLessThan((byte) 3);
    }

    /** What users decide the size of, each as large as it can be, and text that does not compress. */
    static Stream<JournalRecord> records() {
        var random = new Random(7);
        var causes = IntStream.range(0, 400).mapToObj(i -> event(EventType.EVALUATION_FAILED, new Details.EvaluationFailed(
                "States.QueryEvaluationError", text(random, 32_000), Optional.of("Output"), "S"))).toList();
        var many = new LinkedHashMap<String, Payload>();
        IntStream.range(0, 60_000).forEach(i -> many.put("v" + i + text(random, 8), Payload.ofText(Integer.toString(random.nextInt()))));
        var wide = IntStream.range(0, 45).boxed().collect(Collectors.toMap(i -> "w" + i,
                i -> Payload.ofText("\"" + text(random, 230_000) + "\"")));
        var tenMiB = record(frame(new Stand.Entering(), wide), List.of());
        return Stream.of(record(new Stand.Ended(new Stand.Outcome.Failed(Failure.of("E", text(random, 32_000)))), causes),
                record(frame(new Stand.Entering(), many), List.of()), tenMiB);
    }

    @ParameterizedTest
    @MethodSource("records")
    void noRecordIsTooLongForAnItem(JournalRecord written) {
        var bytes = codec.encode(written);

        assertThat(bytes).hasSizeLessThanOrEqualTo(RecordCodec.LONGEST_BYTES);
        assertThat(codec.decode(bytes)).isEqualTo(written);
    }

    @Test
    void whatIsLongerThanARecordMayInflateToIsNotDeflated() {
        var cause = "x".repeat(32_000);
        var causes = IntStream.range(0, 2_200).mapToObj(i -> event(EventType.EVALUATION_FAILED, new Details.EvaluationFailed(
                "States.QueryEvaluationError", cause, Optional.of("Output"), "S"))).toList();

        noRecordIsTooLongForAnItem(record(new Stand.Entering(), causes));
    }

    private static String text(Random random, int length) {
        return random.ints(length, 'a', 'z' + 1).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static JournalRecord started(Conduct conduct, Optional<Origin> origin) {
        var header = new Header("n", "arn", "m", "rev", "role", INPUT, AT, OptionalLong.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), conduct, origin);
        return new JournalRecord(new HybridTime(5), frame(new Stand.Entering(), Map.of()), List.of(), Optional.empty(),
                Optional.empty(), Optional.of(header));
    }

    @Test
    void storesALargePayloadOnceAndFetchesItOnlyWhenRead() {
        var large = Payload.ofText("\"" + "x".repeat(5_000) + "\"");
        var written = record(new Stand.Ended(new Stand.Outcome.Succeeded(large)), List.of(
                event(EventType.PASS_STATE_ENTERED, new Details.StateEntered("S", large)),
                event(EventType.PASS_STATE_EXITED, new Details.StateExited("S", large, Optional.empty()))));

        var bytes = codec.encode(written);
        var read = codec.decode(bytes);

        assertThat(bytes).hasSizeLessThan(300);
        assertThat(stored).hasSize(1);
        assertThat(fetched).isEmpty();
        assertThat(((Details.StateEntered) read.events().getFirst().details()).input().text()).isEqualTo(large.text());
        assertThat(fetched).hasSize(1);
    }

    @Test
    void aRecordWhoseDataFitsAKilobyteFitsAKilobyte() {
        var data = Payload.ofText("{\"id\":\"" + "0123456789abcdef".repeat(30) + "\"}");
        var frame = new Frame("ChargePayment", data, Optional.of(AT), 12, List.of(1, 0), Map.of(), Optional.empty(), 14,
                new Stand.Scheduled(CALL));
        var written = new JournalRecord(HybridTime.after(HybridTime.ZERO, AT), frame, List.of(
                event(EventType.TASK_STATE_EXITED, new Details.StateExited("PriceOrder", data, Optional.empty())),
                event(EventType.TASK_STATE_ENTERED, new Details.StateEntered("ChargePayment", data)),
                event(EventType.TASK_SCHEDULED, new Details.TaskScheduled("lambda", "invoke", data, OptionalLong.of(30),
                        OptionalLong.empty(), Optional.empty()))), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(codec.encode(written)).hasSizeLessThan(1_000);
    }

    @Test
    void refusesAFormatOfTheFuture() {
        var bytes = codec.encode(record(new Stand.Entering(), List.of()));
        bytes[0] = 29;

        assertThatThrownBy(() -> codec.decode(bytes)).isInstanceOf(UnknownRecordFormat.class).hasMessageContaining("29");
    }

    private static HistoryEvent event(EventType type, Details details) {
        return new HistoryEvent(type, AT, details);
    }

    private static JournalRecord record(Stand stand, List<HistoryEvent> events) {
        return record(frame(stand), events);
    }

    private static JournalRecord record(Frame frame, List<HistoryEvent> events) {
        return new JournalRecord(HybridTime.after(HybridTime.ZERO, AT), frame, events, Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    private static Frame frame(Stand stand) {
        return frame(stand, Map.of("v", Payload.ofText("7")));
    }

    private static Frame frame(Stand stand, Map<String, Payload> variables) {
        return new Frame("S", INPUT, Optional.of(AT), 2, List.of(1, 2), variables,
                Optional.of(new Frame.MapItem(4, Payload.ofText("\"x\""))), 17, stand);
    }
}
