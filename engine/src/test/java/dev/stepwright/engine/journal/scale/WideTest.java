package dev.stepwright.engine.journal.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.record.Conduct.Choice;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Wide forks: what an iteration costs does not grow with their number, and no item grows with it. */
class WideTest {

    private static final Choice LARGE = new Choice(Optional.of(true), Optional.empty());
    private static final int KILOBYTE = 1_024;

    @Test
    void aMapOfTenThousand() {
        var world = ran(Definitions.map(0), Definitions.numbers(10_000));

        assertThat(world.described().output().orElseThrow().text()).isEqualTo(Definitions.numbers(10_000));
        // forty at a time: the queue holds no more than their messages
        assertThat(world.queue.longest()).isLessThanOrEqualTo(41);
        assertThat(world.table.largestLeaf()).isLessThanOrEqualTo(KILOBYTE);
        assertThat(world.table.largestRecord()).isLessThanOrEqualTo(KILOBYTE);
        // the birth of each, its claim and its end, and the set-add; leaves to their top; start, fork, join and close
        assertThat(world.table.requests("append", "open", "add", "close")).isEqualTo(10_000 * 4 + 100 + 4);
        assertThat(world.queue.sent()).isEqualTo(10_000 + 2);
    }

    @Test
    void aMapOfTenThousandAllAtOnce() {
        var world = ran(Definitions.map(10_000), Definitions.numbers(10_000));

        assertThat(world.described().output().orElseThrow().text()).isEqualTo(Definitions.numbers(10_000));
        assertThat(world.table.requests("append", "open", "add", "close")).isEqualTo(10_000 * 4 + 100 + 4);
        assertThat(world.table.largestLeaf()).isLessThanOrEqualTo(KILOBYTE);
        assertThat(world.table.largestRecord()).isLessThanOrEqualTo(KILOBYTE);
    }

    @Test
    void anIterationCostsTheSameInAWiderMap() {
        var narrow = ran(Definitions.map(10), Definitions.numbers(1_000)).table;
        var wide = ran(Definitions.map(10), Definitions.numbers(4_000)).table;

        // of each: its last record and its parent's when it is driven; the greatest child (twice), the top and a leaf when it ends
        assertThat(wide.requests("last", "greatestFrame", "leaves", "read", "lastBeat")).isLessThan(4_000 * 7);
        assertThat(perItem(wide, 4_000)).isLessThanOrEqualTo(perItem(narrow, 1_000) * 1.05);
        assertThat(wide.requests("scan")).isEqualTo((4_000 * 3 + 999) / 1_000);
    }

    private static double perItem(CountedTable table, int items) {
        return (double) table.requests().values().stream().mapToLong(Long::longValue).sum() / items;
    }

    @Test
    void aParallelOfFifty() {
        var world = ran(Definitions.parallel(50), "7");

        assertThat(world.described().output().orElseThrow().node()).hasSize(50);
        assertThat(world.table.requests("append", "open", "add", "close")).isEqualTo(50 * 4 + 4);
        assertThat(world.table.largestRecord()).isLessThanOrEqualTo(KILOBYTE);
    }

    @Test
    void tenForksInEachOther() {
        var world = ran(Definitions.nested(10), "[[[[[1]]]]]");

        // five Parallels of two
        assertThat(world.described().output().orElseThrow().text().chars().filter(c -> c == '1')).hasSize(32);
        assertThat(world.table.largestRecord()).isLessThanOrEqualTo(2 * KILOBYTE);
    }

    static KindWorld ran(StateMachine machine, String input) {
        var world = new KindWorld(machine, Conduct.USUAL, parameters -> parameters);
        world.start(input, LARGE);
        world.run();
        assertThat(world.described().status()).as(() -> world.described().toString()).isEqualTo("SUCCEEDED");
        return world;
    }
}
