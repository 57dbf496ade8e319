package dev.stepwright.engine.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.simulation.Fate.Blow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Crash points, enumerated: the calls of ports that a run without faults makes are counted; then, for each of them, a run in
 * which the caller dies just before it, just after it, is refused, or is told that a call failed which did its work. One blow
 * in every machine; two in the small ones, the second anywhere in the run that the first has changed.
 */
class CrashPointsTest {

    private static final Set<Blow> BLOWS = EnumSet.of(Blow.KILL_BEFORE, Blow.KILL_AFTER, Blow.REFUSE, Blow.LOSE_ANSWER);
    private static final long SCHEDULE = 1;
    /** Every so manieth second blow: 1 tries all pairs, which takes minutes. */
    private static final int STRIDE = Integer.getInteger("simulation.stride", 11);

    @ParameterizedTest
    @EnumSource
    void surviveOneBlowAnywhere(Machines machine) {
        var calls = run(machine, Map.of());
        for (var call = 0; call < calls.size(); call++) {
            for (var blow : BLOWS) {
                run(machine, Map.of(call, blow));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TINY_JOIN", "TINY_CALLBACK"})
    void surviveTwoBlowsAnywhere(Machines machine) {
        var calls = run(machine, Map.of()).size();
        for (var first = 0; first < calls; first++) {
            for (var blow : BLOWS) {
                var struck = run(machine, Map.of(first, blow)).size();
                for (var second = first + 1 + first % STRIDE; second < struck; second += STRIDE) {
                    for (var other : BLOWS) {
                        run(machine, Map.of(first, blow, second, other));
                    }
                }
            }
        }
    }

    /** The same when somebody stops the execution on its way. */
    @ParameterizedTest
    @EnumSource(names = {"PARALLEL_RETRIED", "OVERDUE"})
    void surviveOneBlowAnywhereWhenStopped(Machines machine) {
        var calls = run(plan(machine, true), machine, Map.of());
        for (var call = 0; call < calls.size(); call++) {
            for (var blow : BLOWS) {
                run(plan(machine, true), machine, Map.of(call, blow));
            }
        }
    }

    /** All that the protocol asks of the world is struck by the runs above. */
    @Test
    void everyCallSiteIsCovered() {
        var covered = new TreeSet<String>();
        for (var machine : Machines.values()) {
            covered.addAll(run(machine, Map.of()));
        }
        assertThat(covered).containsExactly("ActivityQueues.acknowledge", "ActivityQueues.poll", "ActivityQueues.send",
                "Definitions.definition", "JournalStore.add", "JournalStore.append",
                "JournalStore.beat", "JournalStore.close", "JournalStore.greatestFrame", "JournalStore.last",
                "JournalStore.lastBeat", "JournalStore.leaves", "JournalStore.open", "JournalStore.read",
                "Nudges.send", "PayloadStore.get", "PayloadStore.put", "Tasks.perform", "Timers.schedule", "queue.acknowledge");
    }

    /** Returns the calls it made. */
    private static List<String> run(Machines machine, Map<Integer, Blow> blows) {
        return run(plan(machine, false), machine, blows);
    }

    private static SimulatedRun.Plan plan(Machines machine, boolean stop) {
        return new SimulatedRun.Plan(machine.machine(), 0, stop, false, Mutant.NONE);
    }

    private static List<String> run(SimulatedRun.Plan plan, Machines machine, Map<Integer, Blow> blows) {
        var run = new SimulatedRun(plan, new Random(SCHEDULE), new Appointed(blows));
        try {
            run.run();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(machine + " does not survive " + blows + ": " + failure.getMessage() + "\n"
                    + String.join("\n", run.trace()), failure);
        }
        return new ArrayList<>(run.world().gate.calls());
    }
}
