package dev.stepwright.bench;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.inprocess.InProcessRunner;
import dev.stepwright.engine.inprocess.Run;
import dev.stepwright.engine.inprocess.RunTime;
import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.payload.Payload;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Whole executions in memory with their history kept, by transitions: a chain of so many states of one type. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class MachineBenchmark {

    private static final int STATES = 100;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ARN = "arn:aws:states:eu-west-1:123456789012:";
    private static final String INPUT = "{\"order\":{\"id\":\"o-1\",\"total\":42.5,\"state\":\"paid\"},\"n\":10}";
    private static final Payload RESULT = Payload.ofText("{\"charged\":true,\"n\":10}");

    private final StateMachine passes = chain("{\"Type\":\"Pass\",%s}");
    private final StateMachine tasks = chain(
            "{\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:eu-west-1:123456789012:function:charge\",%s}");
    private final StateMachine choices = choices();

    @Benchmark
    @OperationsPerInvocation(STATES)
    public Run passTransitions() {
        return run(passes);
    }

    @Benchmark
    @OperationsPerInvocation(STATES)
    public Run mockedTaskTransitions() {
        return run(tasks);
    }

    @Benchmark
    @OperationsPerInvocation(STATES)
    public Run choicesOfTenRules() {
        return run(choices);
    }

    private static Run run(StateMachine machine) {
        var execution = new Setting.Execution(ARN + "execution:m:e", "e", "arn:aws:iam::123456789012:role/r", START,
                Payload.ofText(INPUT), 0, Optional.empty(), ARN + "stateMachine:m", "m", "eu-west-1");
        return new InProcessRunner(_ -> new TaskOutcome.Succeeded(RESULT), RunTime.virtual(START), new NoRandomness()).run(machine, execution);
    }

    private static StateMachine chain(String state) {
        return machine(IntStream.range(0, STATES).mapToObj(i -> "\"S%d\":%s".formatted(i,
                state.formatted(i == STATES - 1 ? "\"End\":true" : "\"Next\":\"S%d\"".formatted(i + 1)))).collect(Collectors.joining(",")));
    }

    /** The last of ten rules holds. */
    private static StateMachine choices() {
        return machine(IntStream.range(0, STATES).mapToObj(i -> "\"S%d\":{\"Type\":\"Choice\",\"Choices\":[%s]}".formatted(i,
                IntStream.rangeClosed(1, 10).mapToObj(n -> "{\"Variable\":\"$.n\",\"NumericEquals\":%d,\"Next\":\"S%d\"}".formatted(n, i + 1))
                        .collect(Collectors.joining(",")))).collect(Collectors.joining(","))
                + ",\"S%d\":{\"Type\":\"Succeed\"}".formatted(STATES));
    }

    private static StateMachine machine(String states) {
        var read = DefinitionReader.read("{\"StartAt\":\"S0\",\"States\":{" + states + "}}");
        return read.machine().orElseThrow(() -> new IllegalStateException(read.invalidDefinition()));
    }

    private record NoRandomness() implements Randomness {

        @Override
        public long nextLong() {
            return 1;
        }

        @Override
        public String uuid() {
            return "00000000-0000-4000-8000-000000000000";
        }
    }
}
