package dev.stepwright.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.inprocess.InProcessRunner;
import dev.stepwright.engine.inprocess.RunTime;
import dev.stepwright.engine.inprocess.TaskRunner;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Interpreter;
import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.codec.RecordCodec;
import dev.stepwright.engine.journal.codec.UnknownRecordFormat;
import dev.stepwright.engine.journal.port.PayloadStore;
import dev.stepwright.engine.journal.record.HybridTime;
import dev.stepwright.engine.journal.record.JournalRecord;
import dev.stepwright.engine.payload.Payload;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs a machine with tasks that do anything, in time that passes by waiting; each frame is written and read back, or none. */
final class BoundedRun {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ARN = "arn:aws:states:eu-west-1:123456789012:";
    /** A machine that retries for years waits so often before it is left alone. */
    private static final int WAITS = 2_000;
    /** At the end of the history each frame that is still open has an event for its own end. */
    private static final int ENDS = 10;

    private final StateMachine machine;
    private final Dice dice;
    private final Setting.Limits limits;
    private final Map<String, byte[]> stored = new HashMap<>();

    BoundedRun(StateMachine machine, long luck) {
        this.machine = machine;
        this.dice = new Dice(luck);
        this.limits = new Setting.Limits(262_144, 1 << 20, dice.pick(2, 50, 500, 3_000), dice.pick(1, 10, 400), 40);
    }

    void of(JsonNode input) {
        var runner = new InProcessRunner(new Interpreter(), new Tasks(), new Hours(RunTime.virtual(START), new int[1]), new Chance(), limits,
                dice.oneIn(2) ? UnaryOperator.identity() : this::writtenAndReadBack);
        try {
            var run = runner.run(machine, new Setting.Execution(ARN + "execution:m:e", "e", "arn:aws:iam::123456789012:role/r", START,
                    Payload.of(input), 0, Optional.empty(), ARN + "stateMachine:m", "m", "eu-west-1"));
            assertThat(run.history().size()).as("events").isBetween(2, (int) limits.historyEvents() + ENDS);
        } catch (OutOfTime _) {
            assertThat(true).as("bounded by this test's own patience").isTrue();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageStartingWith("no callback comes");
        }
    }

    private Frame writtenAndReadBack(Frame frame) {
        var codec = new RecordCodec(store(), 1024);
        var written = new JournalRecord(HybridTime.ZERO, frame, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
        var bytes = codec.encode(written);
        var read = codec.decode(bytes).frame();
        // a cause may hold half a surrogate pair, for which a record has no room
        assertThat(read.equals(frame) || frame.stand() instanceof Stand.Ended).as("%s is read as %s", frame, read).isTrue();
        if (dice.oneIn(10)) {
            var spoilt = new Mutation(dice).bytes(bytes);
            assertThatCode(() -> decoded(codec, spoilt)).doesNotThrowAnyException();
        }
        return read;
    }

    /** Records are our own: what does not read is a fault of ours, and says so. */
    private static void decoded(RecordCodec codec, byte[] bytes) {
        try {
            codec.decode(bytes);
        } catch (UnknownRecordFormat e) {
            assertThat(e).hasMessageContaining("newer version");
        } catch (AssertionError e) {
            assertThat(e).hasMessageContaining("record");
        }
    }

    private PayloadStore store() {
        return new PayloadStore() {
            @Override
            public void put(String sha256, byte[] bytes) {
                stored.put(sha256, bytes);
            }

            @Override
            public byte[] get(String sha256) {
                return stored.get(sha256);
            }
        };
    }

    private final class Tasks implements TaskRunner {

        @Override
        public TaskOutcome call(TaskCall call) {
            assertThatCode(() -> Json.parse(call.parameters().text())).doesNotThrowAnyException();
            return call.token().isPresent() && call.resource() instanceof Resource.Service && dice.oneIn(2) ? new TaskOutcome.Submitted(Optional.of(payload())) : outcome();
        }

        @Override
        public Optional<TaskOutcome> callback(TaskCall call) {
            return dice.oneIn(3) ? Optional.empty() : Optional.of(outcome());
        }

        private TaskOutcome outcome() {
            return switch (dice.below(6)) {
                case 0 -> new TaskOutcome.Failed(Failure.of(dice.pick("E", "States.Runtime", "States.Timeout", ""), "because"));
                case 1 -> new TaskOutcome.Failed(new Failure(Optional.empty(), Optional.empty()));
                case 2 -> new TaskOutcome.TimedOut(Failure.of(dice.pick("States.Timeout", "States.HeartbeatTimeout")));
                default -> new TaskOutcome.Succeeded(payload());
            };
        }

        private Payload payload() {
            return Payload.of(new Values(dice).input());
        }
    }

    private final class Chance implements Randomness {

        @Override
        public long nextLong() {
            return dice.number();
        }

        @Override
        public String uuid() {
            return "00000000-0000-4000-8000-000000000000";
        }
    }

    private record Hours(RunTime time, int[] waits) implements RunTime {

        @Override
        public Instant now() {
            return time.now();
        }

        @Override
        public void waitUntil(Instant instant) {
            if (++waits[0] > WAITS) {
                throw new OutOfTime();
            }
            time.waitUntil(instant);
        }
    }

    private static final class OutOfTime extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
