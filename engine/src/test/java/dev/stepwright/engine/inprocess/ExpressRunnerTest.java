package dev.stepwright.engine.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.asl.source.Format;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.payload.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Express executions in one process: siblings really run side by side, and none is waited for once it cannot matter. */
@Timeout(60)
class ExpressRunnerTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final String TASK = """
            {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "%s"}, "End": true}""";

    @Test
    void branchesRunAtTheSameTime() {
        var all = new CountDownLatch(3);
        var outcome = run(parallel(branch(TASK.formatted("a")), branch(TASK.formatted("b")), branch(TASK.formatted("c"))), (call, _, _) -> {
            all.countDown();
            await(all);
            return new TaskOutcome.Succeeded(Payload.of(call.parameters().node().get("FunctionName")));
        });
        assertThat(outcome).isEqualTo(new Outcome.Succeeded(Payload.ofText("[\"a\",\"b\",\"c\"]")));
    }

    @Test
    void iterationsAreNoMoreAtATimeThanMaxConcurrency() {
        var under = new AtomicInteger();
        var most = new ConcurrentLinkedQueue<Integer>();
        var outcome = run("""
                {"StartAt": "M", "States": {"M": {"Type": "Map", "MaxConcurrency": 2, "ItemsPath": "$.l", "End": true,
                 "ItemProcessor": {"StartAt": "T", "States": {"T": %s}}}}}""".formatted(TASK.formatted("a")), (_, _, _) -> {
                    most.add(under.incrementAndGet());
                    Thread.yield();
                    under.decrementAndGet();
                    return new TaskOutcome.Succeeded(Payload.ofText("1"));
                });
        assertThat(outcome).isEqualTo(new Outcome.Succeeded(Payload.ofText("[1,1,1,1,1,1]")));
        assertThat(most).hasSize(6).allMatch(it -> it <= 2);
    }

    @Test
    void aBranchThatFailsEndsTheWaitOfTheOthers() {
        var outcome = run(parallel(branch("{\"Type\": \"Wait\", \"Seconds\": 200, \"End\": true}"),
                branch("{\"Type\": \"Fail\", \"Error\": \"Enough\", \"Cause\": \"of it\"}")), (_, _, _) -> {
                    throw new AssertionError("nothing is called");
                });
        assertThat(outcome).isEqualTo(new Outcome.Failed(Failure.of("Enough", "of it")));
    }

    @Test
    void itTakesNoLongerThanItMay() {
        var time = RunTime.virtual(START);
        var machine = machine("{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 301, \"End\": true}}}");
        var outcome = runner((_, _, _) -> null, time, ExpressRunnerTest::inTurn).run(machine, execution());
        assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
        assertThat(time.now()).isEqualTo(START.plusSeconds(300));
    }

    @Test
    void theMachinesOwnTimeIsKeptAndCallsKnowWhatIsLeft() {
        var left = new ConcurrentLinkedQueue<Duration>();
        var machine = machine("""
                {"StartAt": "W", "TimeoutSeconds": 20, "States": {"W": {"Type": "Wait", "Seconds": 5, "Next": "T"}, "T": {"Type": "Task",
                 "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f"}, "Next": "L"},
                 "L": {"Type": "Wait", "Seconds": 15, "Next": "E"}, "E": {"Type": "Fail"}}}""");
        var outcome = runner((_, _, patience) -> {
            left.add(patience);
            return new TaskOutcome.Succeeded(Payload.ofText("{}"));
        }, RunTime.virtual(START), ExpressRunnerTest::inTurn).run(machine, execution());
        assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
        assertThat(left).containsExactly(Duration.ofSeconds(15));
    }

    private static Outcome run(String definition, ExpressRunner.Calls calls) {
        return runner(calls, real(), ExpressRunnerTest::onThreads).run(machine(definition), execution(Instant.now()));
    }

    private static ExpressRunner runner(ExpressRunner.Calls calls, RunTime time, Lanes lanes) {
        return new ExpressRunner(calls, time, new FixedRandomness(), lanes, Duration.ofMinutes(5));
    }

    private static RunTime real() {
        return new RunTime() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void waitUntil(Instant instant) {
                try {
                    Thread.sleep(Duration.between(now(), instant).plusMillis(1));
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        };
    }

    private static <T> List<T> onThreads(List<Supplier<T>> work, int atOnce) {
        try (var threads = Executors.newFixedThreadPool(atOnce)) {
            return threads.invokeAll(work.stream().<Callable<T>>map(one -> one::get).toList()).stream().map(done -> {
                try {
                    return done.get();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }).toList();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> List<T> inTurn(List<Supplier<T>> work, int atOnce) {
        return work.stream().map(Supplier::get).toList();
    }

    private static void await(CountDownLatch all) {
        try {
            assertThat(all.await(30, TimeUnit.SECONDS)).as("all branches are under way").isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String parallel(String... branches) {
        return "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Parallel\", \"End\": true, \"Branches\": [" + String.join(",", branches) + "]}}}";
    }

    private static int names;

    private static String branch(String state) {
        var name = "S" + names++;
        return "{\"StartAt\": \"" + name + "\", \"States\": {\"" + name + "\": " + state + "}}";
    }

    private static StateMachine machine(String definition) {
        var read = DefinitionReader.read(definition, Format.JSON, MachineType.EXPRESS);
        return read.machine().orElseThrow(() -> new AssertionError(read.invalidDefinition()));
    }

    private static Setting.Execution execution() {
        return execution(START);
    }

    private static Setting.Execution execution(Instant start) {
        return new Setting.Execution("arn:aws:states:eu-central-1:123456789012:express:m:n:i", "n", "role", start,
                Payload.of(Json.parse("{\"l\":[1,2,3,4,5,6]}")), 0, Optional.empty(), "arn:aws:states:eu-central-1:123456789012:stateMachine:m", "m",
                "eu-central-1");
    }
}
