package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.source.Format;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
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
    private static final int DEPTH = 2;
    private static final int SHRINKING_SEEDS = 40;
    private static final int SHRINKING_STEPS = 300;

    @ParameterizedTest
    @EnumSource
    void nastyMachinesEndRightWhateverStrikes(Machines name) {
        var machine = name.machine();
        LongStream.range(0, SEEDS).parallel().forEach(seed -> failure(machine, seed).ifPresent(failure -> {
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
        }
        System.out.println("Simulation: " + run + " random machines ended right, seeds from " + first);
    }

    private static List<Sketch> sketch(long seed) {
        return Sketch.workflow(new Random(seed), DEPTH, true);
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
                + ":\n" + Drawing.of(smallest) + "\n" + failure(smallest, itsSeed).orElseThrow();
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
        return failure(Machines.read(Drawing.of(sketch), Format.JSON), seed);
    }

    private static Optional<String> failure(StateMachine machine, long seed) {
        var run = SimulatedRun.seeded(SimulatedRun.Plan.of(machine, seed), seed);
        try {
            run.run();
            return Optional.empty();
        } catch (AssertionError | RuntimeException failure) {
            return Optional.of(failure.getMessage() + "\n" + String.join("\n", run.trace()));
        }
    }
}
