package dev.stepwright.engine.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.source.Format;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The protocol under seeded faults (docs/guarantees.md). With {@code -Dsimulation.minutes=5} machines and faults are drawn afresh
 * for that long; {@code -Dsimulation.seed=N} runs the one that failed. A failure prints its seed, its machine made as small as it
 * still fails, and the trace.
 */
class SimulationTest {

    private static final int SEEDS = Integer.getInteger("simulation.seeds", 60);
    private static final int MACHINES = 1_000;
    private static final Duration BUDGET = Duration.ofSeconds(12);
    private static final int BATCH = 100;
    private static final int PROGRESS = 10_000;
    private static final int DEPTH = 2;
    private static final int SHRINKING_SEEDS = 40;
    private static final int SHRINKING_STEPS = 300;
    /** What the thousand machines of the fixed set must have in them, each at least once. */
    private static final Set<String> MADE = Stream.concat(
            Stream.of("", "Parallel/", "Map/", "Parallel/Parallel/", "Parallel/Map/", "Map/Parallel/", "Map/Map/").flatMap(within ->
                    Stream.of("Pass", "Choice", "Wait", "Succeed", "Fail", "Task", "activity", "callback").map(within::concat)),
            Stream.of("Parallel", "Map", "Parallel/Parallel", "Parallel/Map", "Map/Parallel", "Map/Map", "Retry", "Catch",
                    "TimeoutSeconds", "HeartbeatSeconds", "Assign", "QueryLanguage", "MaxConcurrency", "execution TimeoutSeconds"))
            .collect(Collectors.toSet());
    /** How their runs must have ended, and what must have happened in them. */
    private static final Set<String> SEEN = Set.of("SUCCEEDED", "FAILED", "ABORTED", "TIMED_OUT", "TASK_TIMED_OUT",
            "LAMBDA_FUNCTION_TIMED_OUT", "LAMBDA_FUNCTION_FAILED", "ACTIVITY_TIMED_OUT", "ACTIVITY_SUCCEEDED", "TASK_SUBMITTED",
            "TASK_SUCCEEDED", "PARALLEL_STATE_FAILED", "PARALLEL_STATE_SUCCEEDED", "PARALLEL_STATE_ABORTED", "MAP_ITERATION_FAILED",
            "MAP_ITERATION_SUCCEEDED", "MAP_ITERATION_ABORTED", "MAP_STATE_FAILED", "MAP_STATE_SUCCEEDED", "MAP_STATE_ABORTED",
            "WAIT_STATE_ABORTED", "TASK_STATE_ABORTED");
    private static final Tally TALLY = new Tally();

    @ParameterizedTest
    @EnumSource
    void nastyMachinesEndRightWhateverStrikes(Machines name) {
        var machine = name.machine();
        LongStream.range(0, SEEDS).parallel().forEach(seed -> failure(machine, seed, _ -> { }).ifPresent(failure -> {
            throw new AssertionError(name + " fails with seed " + seed + ": " + failure);
        }));
    }

    @Test
    void randomMachinesEndRightWhateverStrikes() {
        var one = Optional.ofNullable(Long.getLong("simulation.seed"));
        var minutes = Optional.ofNullable(Integer.getInteger("simulation.minutes"));
        var first = one.orElseGet(() -> minutes.isPresent() ? new Random().nextLong() : 0L);
        var many = one.isPresent() ? 1 : minutes.isPresent() ? Long.MAX_VALUE : MACHINES;
        var end = System.nanoTime() + minutes.map(Duration::ofMinutes).orElse(BUDGET).toNanos();
        var run = 0L;
        for (; run < many && (run == 0 || System.nanoTime() - end < 0); run += Math.min(BATCH, many - run)) {
            var failing = LongStream.range(first + run, first + Math.min(run + BATCH, many)).parallel()
                    .filter(seed -> failure(sketch(seed), seed).isPresent()).min();
            failing.ifPresent(seed -> {
                throw new AssertionError(shrunk(sketch(seed), seed));
            });
            if (minutes.isPresent() && run % PROGRESS == 0) {
                System.out.println("Simulation: " + (run + BATCH) + " random machines so far, seeds from " + first);
            }
        }
        System.out.println("Simulation: " + run + " random machines ended right, seeds from " + first + "\n" + TALLY.report());
        if (run >= MACHINES) {
            assertThat(TALLY.made()).containsAll(MADE);
            assertThat(TALLY.seen()).containsAll(SEEN);
        }
    }

    private static List<Sketch> sketch(long seed) {
        return Sketch.workflow(new Random(seed), DEPTH, true);
    }

    /** Of the execution: now and then. */
    private static OptionalLong timeoutSeconds(long seed) {
        return Math.floorMod(seed, 13) == 5 ? OptionalLong.of(30 + Math.floorMod(seed, 600)) : OptionalLong.empty();
    }

    private static String shrunk(List<Sketch> sketch, long seed) {
        var smallest = sketch;
        var itsSeed = seed;
        var steps = 0;
        for (var again = true; again && steps < SHRINKING_STEPS; ) {
            again = false;
            for (var candidate : Sketch.smaller(smallest)) {
                var failing = failingSeed(candidate, seed);
                if (++steps > SHRINKING_STEPS) {
                    break;
                }
                if (failing.isPresent()) {
                    smallest = candidate;
                    itsSeed = failing.get();
                    again = true;
                    break;
                }
            }
        }
        return "A random machine fails; run it again with -Dsimulation.seed=" + seed + "\nAt its smallest, with seed " + itsSeed
                + ":\n" + Drawing.of(smallest, timeoutSeconds(itsSeed)) + "\n" + failure(smallest, itsSeed).orElseThrow();
    }

    private static Optional<Long> failingSeed(List<Sketch> sketch, long seed) {
        for (var other = seed; other < seed + SHRINKING_SEEDS; other++) {
            if (failure(sketch, other).isPresent()) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> failure(List<Sketch> sketch, long seed) {
        var drawing = Drawing.of(sketch, timeoutSeconds(seed));
        return failure(Machines.read(drawing, Format.JSON), seed,
                run -> TALLY.add(drawing, run.described().status(), run.history()));
    }

    private static Optional<String> failure(StateMachine machine, long seed, Consumer<SimulatedRun> ended) {
        var run = SimulatedRun.seeded(SimulatedRun.Plan.of(machine, seed), seed);
        try {
            run.run();
            ended.accept(run);
            return Optional.empty();
        } catch (AssertionError | RuntimeException failure) {
            return Optional.of(failure.getMessage() + "\n" + String.join("\n", run.trace()));
        }
    }
}
