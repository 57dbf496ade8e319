package dev.stepwright.engine.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.simulation.SimulatedRun.Plan;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Throttling slows executions down. None is lost, none ends otherwise than it would have, and no attempt is given up. */
class ThrottlingTest {

    private static final int SEEDS = 12;

    /** After each task the table takes no record so many times. Each try waits a second: forty are more than a lease. */
    private static final class Spells implements Fate {

        private final int length;
        private int left;

        Spells(int length) {
            this.length = length;
        }

        @Override
        public Blow blow(int call, String site) {
            if (site.equals(Gate.PERFORM)) {
                left = length;
            }
            return site.equals("JournalStore.append") && left-- > 0 ? Blow.REFUSE : Blow.NONE;
        }
    }

    @ParameterizedTest
    @CsvSource({"CHAIN, 40", "SLOW, 40", "BEATING, 40", "FAILING, 10", "PARALLEL_RETRIED, 10", "MAP_WINDOWED, 8", "TINY_JOIN, 10"})
    void noAttemptIsLostWhoseOutcomeAWorkerKnows(Machines machine, int refusals) {
        for (var seed = 0; seed < SEEDS; seed++) {
            var plan = new Plan(machine.machine(), seed % 2 == 0 ? 0 : 3, false, SimulatedRun.Clients.CAREFUL, 0, Mutant.NONE);
            var run = new SimulatedRun(plan, new Random(seed), new Spells(refusals));
            run.run();
            assertThat(run.history()).as("%s, seed %d", machine, seed).isNotEmpty()
                    .allSatisfy(event -> assertThat(event.toString()).doesNotContain("The attempt was lost"));
        }
    }
}
