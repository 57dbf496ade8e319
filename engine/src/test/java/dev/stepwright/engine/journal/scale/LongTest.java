package dev.stepwright.engine.journal.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.record.Conduct.Choice;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Long executions and many: what is late in one costs what is early, and one that waits costs the others nothing. */
class LongTest {

    private static final Choice LARGE = new Choice(Optional.of(true), Optional.empty());
    private static final boolean ALL = "large".equals(System.getProperty("scale"));
    private static final int KILOBYTE = 1_024;

    @Test
    void aTransitionCostsTheSameHoweverManyCameBefore() {
        var few = looped(10_000);
        var many = looped(ALL ? 500_000 : 40_000);

        // two hundred events in one, of two states by turns
        assertThat(many.largestRecord()).isLessThanOrEqualTo(2 * KILOBYTE);
        assertThat(perTransition(many, ALL ? 500_000 : 40_000)).isLessThanOrEqualTo(perTransition(few, 10_000) * 1.05);
    }

    private static CountedTable looped(int turns) {
        var world = WideTest.ran(Definitions.loop(turns), "{}");
        assertThat(world.described().output().orElseThrow().text()).isEqualTo("{\"n\":" + turns + "}");
        return world.table;
    }

    private static double perTransition(CountedTable table, int turns) {
        return (double) (table.requests().values().stream().mapToLong(Long::longValue).sum()) / turns;
    }

    @Test
    void tenThousandWaitAtOnce() {
        var world = new KindWorld(Definitions.read("""
                {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":600,"End":true}}}"""), Conduct.USUAL, input -> input);
        var executions = IntStream.range(0, 10_000).mapToObj(i -> KindWorld.EXECUTION + i).toList();
        var start = world.time();
        executions.forEach(execution -> world.start(execution, "{}", LARGE));
        world.run(world.executions, 10_000);

        assertThat(Duration.between(start, world.time())).as("none is over").isLessThan(Duration.ofSeconds(600));
        assertThat(executions).allMatch(execution -> world.described(execution).status().equals("RUNNING"));
        assertThat(world.queue.longest()).isEqualTo(10_000);
        var requests = world.table.requests("append", "open", "last");
        world.run();
        assertThat(executions).allMatch(execution -> world.described(execution).status().equals("SUCCEEDED"));
        // the end of each; its last record is read once
        assertThat(world.table.requests("append", "open", "last") - requests).isEqualTo(10_000 * 2);
    }
}
