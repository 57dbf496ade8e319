package dev.stepwright.engine.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.simulation.NextVersion.Rollout;
import dev.stepwright.engine.journal.simulation.SimulatedRun.Plan;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A deployment in the middle of an upgrade: workers of this version and of the next drive the same execution, under the same faults
 * and held to the same (docs/recipes/record-format.md).
 */
class UpgradeTest {

    private static final int SEEDS = Integer.getInteger("simulation.seeds", 10);

    /** The next version adds to records what this one does not know: both read what either wrote. */
    @ParameterizedTest
    @EnumSource
    void versionsThatAddUnderstandEachOther(Machines name) {
        assertThat(run(name, Rollout.ADDITIONS)).contains("this reads next", "next reads this");
    }

    /** The next version writes a format that this one does not know: its messages go back, for a worker that does. */
    @ParameterizedTest
    @EnumSource
    void whoDoesNotKnowAFormatLeavesItToThoseWhoDo(Machines name) {
        run(name, Rollout.FORMAT);
    }

    /** Workers that know formats 1 to 4 beside those that write format 5: they do what they can, and leave the rest. */
    @ParameterizedTest
    @EnumSource
    void workersOfFormat4LeaveFormat5ToThoseWhoKnowIt(Machines name) {
        var met = run(name, Rollout.FROM_FORMAT_4);
        assertThat(met).contains("before reads old");
        if (name == Machines.LARGE) {
            assertThat(met).contains("before meets new");
        }
    }

    @Test
    void thisVersionAloneMakesNoAdditions() {
        assertThat(run(Machines.CHAIN, Rollout.NONE)).isEmpty();
    }

    private static Set<String> run(Machines name, Rollout rollout) {
        var seen = ConcurrentHashMap.<String>newKeySet();
        LongStream.range(0, SEEDS).parallel().forEach(seed -> {
            var run = SimulatedRun.seeded(Plan.of(name.machine(), seed).during(rollout), seed);
            try {
                run.run();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(name + " fails with seed " + seed + ": " + failure.getMessage() + "\n"
                        + String.join("\n", run.trace()), failure);
            }
            seen.addAll(run.world().versions);
        });
        return seen;
    }
}
