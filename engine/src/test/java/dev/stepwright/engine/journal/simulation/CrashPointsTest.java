package dev.stepwright.engine.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwright.engine.journal.simulation.Fate.Blow;
import dev.stepwright.engine.journal.simulation.SimulatedRun.Clients;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Crash points, enumerated: the calls of ports that a run without faults makes are counted; then, for each of them, a run in
 * which the caller dies just before it, just after it, is refused, or is told that a call failed which did its work. One blow
 * in every machine; two in the small ones, the second anywhere in the run that the first has changed. At the end it is counted
 * which ports, and which places in the protocol's code that call them, were struck so: all.
 */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashPointsTest {

    private static final Set<Blow> BLOWS = EnumSet.of(Blow.KILL_BEFORE, Blow.KILL_AFTER, Blow.REFUSE, Blow.LOSE_ANSWER);
    private static final Set<Blow> DEATHS = EnumSet.of(Blow.KILL_BEFORE, Blow.KILL_AFTER);
    private static final long SCHEDULE = 1;
    /** One under which children of an execution that is redriven still move while they are closed. */
    private static final long BUSY_SCHEDULE = 65;
    /** Every so manieth second blow, and every one at a place not struck yet: 1 tries all pairs, which takes minutes. */
    private static final int STRIDE = Integer.getInteger("simulation.stride", 13);
    /** What clients ask and nobody acts upon. */
    private static final Set<String> QUESTIONS = Set.of("describe", "list", "history", "summary", "taken", "outcome", "redriveOf", "eventsOf");
    private static final Coverage COVERAGE = new Coverage();

    @ParameterizedTest
    @EnumSource
    @Order(1)
    void surviveOneBlowAnywhere(Machines machine) {
        strikeOnce(plan(machine, false), machine);
    }

    /** The same when somebody stops the execution on its way, and redrives it. */
    @ParameterizedTest
    @EnumSource(names = {"PARALLEL_RETRIED", "OVERDUE", "TINY_ACTIVITY", "TINY_JOIN", "TINY_KEPT", "CHILDREN"})
    @Order(2)
    void surviveOneBlowAnywhereWhenStopped(Machines machine) {
        strikeOnce(plan(machine, true), machine);
    }

    /** The same where workers run ahead, clients answer twice, and the sweep comes without need. */
    @ParameterizedTest
    @EnumSource(names = {"FAILING", "TINY_JOIN", "TINY_CALLBACK", "TINY_ACTIVITY", "TINY_CHILD"})
    @Order(2)
    void surviveOneBlowAnywhereInABusierWorld(Machines machine) {
        strikeOnce(new SimulatedRun.Plan(machine.machine(), 3, false, Clients.INSISTENT, 12, Mutant.NONE), machine);
    }

    private static void strikeOnce(SimulatedRun.Plan plan, Machines machine) {
        var calls = run(plan, machine, Map.of()).calls().size();
        IntStream.range(0, calls).parallel().forEach(call -> {
            for (var blow : BLOWS) {
                run(plan, machine, Map.of(call, blow));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"TINY_JOIN", "TINY_CALLBACK", "TINY_ACTIVITY", "TINY_MAP", "TINY_REDRIVEN"})
    @Order(3)
    void surviveTwoBlowsAnywhere(Machines machine) {
        var plan = plan(machine, false);
        var calls = run(plan, machine, Map.of()).calls().size();
        IntStream.range(0, calls).parallel().forEach(first -> {
            for (var blow : BLOWS) {
                strikeAgain(plan, machine, first, blow);
            }
        });
    }

    private static void strikeAgain(SimulatedRun.Plan plan, Machines machine, int first, Blow blow) {
        var struck = run(plan, machine, Map.of(first, blow));
        for (var second = first + 1; second < struck.calls().size(); second++) {
            for (var other : BLOWS) {
                if ((first + second + other.ordinal()) % STRIDE == 0 || COVERAGE.misses(struck.places().get(second), other)) {
                    run(plan, machine, Map.of(first, blow, second, other));
                }
            }
        }
    }

    @Test
    @Order(4)
    void everyPortAndEveryPlaceThatCallsOneIsStruck() {
        assumeTrue(COVERAGE.runs() > 0, "counts what the other tests have struck");
        var places = CallSites.all(QUESTIONS);
        var ports = Set.of("ActivityQueues.acknowledge", "ActivityQueues.poll", "ActivityQueues.send",
                "Definitions.definition", "Definitions.isDeleted", "Documents.get", "JournalStore.add", "JournalStore.append", "JournalStore.beat",
                "JournalStore.close", "JournalStore.greatestFrame", "JournalStore.last", "JournalStore.lastBeat",
                "JournalStore.isToBeKept", "JournalStore.keep", "JournalStore.leaves", "JournalStore.open", "JournalStore.read", "JournalStore.reopen", "JournalStore.scan",
                "JournalStore.summary", "Nudges.send", "PayloadStore.get", "PayloadStore.put", "PayloadStore.renewAll", "Tasks.perform", "Timers.schedule", "queue.acknowledge");
        System.out.println(COVERAGE.report(ports, places));
        for (var death : DEATHS) {
            assertThat(COVERAGE.ports(death)).as("ports struck, " + death).containsExactlyInAnyOrderElementsOf(ports);
            assertThat(COVERAGE.places(death)).as("places struck, " + death).containsAll(places);
        }
    }

    private static SimulatedRun.Plan plan(Machines machine, boolean stop) {
        return new SimulatedRun.Plan(machine.machine(), 0, stop, 1, Clients.CAREFUL, 0, Mutant.NONE);
    }

    /** @param calls the ports called @param places from where */
    private record Struck(List<String> calls, List<String> places) {
    }

    private static Struck run(SimulatedRun.Plan plan, Machines machine, Map<Integer, Blow> blows) {
        var run = new SimulatedRun(plan, new Random(plan.stop() ? BUSY_SCHEDULE : SCHEDULE), new Appointed(blows));
        try {
            run.run();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(machine + " does not survive " + blows + ": " + failure.getMessage() + "\n"
                    + String.join("\n", run.trace()), failure);
        }
        var gate = run.world().gate;
        COVERAGE.add(gate.calls(), gate.places(), blows);
        return new Struck(List.copyOf(gate.calls()), List.copyOf(gate.places()));
    }
}
