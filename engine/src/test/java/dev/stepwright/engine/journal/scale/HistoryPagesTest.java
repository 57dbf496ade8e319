package dev.stepwright.engine.journal.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.Executions.HistoryPage;
import dev.stepwright.engine.journal.Executions.HistoryQuestion;
import dev.stepwright.engine.journal.Executions.Redriving;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.record.Conduct.Choice;
import dev.stepwright.engine.journal.simulation.Pages;
import dev.stepwright.engine.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Pages of long and wide histories: what the whole shows, each at the price of what it holds. */
class HistoryPagesTest {

    private static final Choice LARGE = new Choice(Optional.of(true), Optional.empty());

    @Test
    void aPageCostsWhatItHoldsWhereverItIs() {
        var world = ran(Definitions.loop(10_000), "{}", input -> input);
        var whole = world.table.bytesWritten();
        var forwards = readBytes(world, false, () -> world.executions);
        var backwards = readBytes(world, true, () -> world.executions);

        assertThat(forwards).hasSize(41).allMatch(bytes -> bytes < whole / 5);
        // forwards it has left marks
        assertThat(backwards).hasSize(41).allMatch(bytes -> bytes < whole / 5);
    }

    /** Each page asked of another worker, so that there is nothing but what tokens carry. */
    @Test
    void aTokenIsEnoughToGoOn() {
        var world = ran(Definitions.loop(10_000), "{}", input -> input);
        var whole = world.table.bytesWritten();
        var forwards = readBytes(world, false, () -> world.worker(Conduct.USUAL));
        var backwards = readBytes(world, true, () -> world.worker(Conduct.USUAL));

        assertThat(forwards).allMatch(bytes -> bytes < whole / 5);
        assertThat(backwards.getFirst()).isLessThan(whole + whole / 10);
        assertThat(sum(backwards)).isLessThan(10 * whole);
    }

    private static List<Long> readBytes(KindWorld world, boolean reverse, Supplier<Executions> worker) {
        var costs = new ArrayList<Long>();
        var question = new HistoryQuestion(reverse, Optional.empty(), 1_000, "");
        for (var more = true; more; ) {
            var before = world.table.bytesRead();
            var page = worker.get().history(KindWorld.EXECUTION, question).orElseThrow();
            costs.add(world.table.bytesRead() - before);
            more = page.more();
            question = new HistoryQuestion(reverse, Optional.of(page.events().getLast().id()), 1_000, page.marks());
        }
        return costs;
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void theEndOfALongHistoryComesFirstBackwardsAndIsReadOnce() {
        var world = ran(Definitions.loop(3_000), "{}", input -> input);
        var question = new HistoryQuestion(true, Optional.empty(), 1, "");
        var page = world.executions.history(KindWorld.EXECUTION, question).orElseThrow();
        var before = world.table.bytesRead();

        assertThat(page.events().getFirst().id()).isEqualTo(12_000 + 6);
        assertThat(page.more()).isTrue();
        assertThat(world.executions.history(KindWorld.EXECUTION, question)).contains(page);
        assertThat(world.table.bytesRead() - before).isLessThan(world.table.bytesWritten() / 3);
    }

    @Test
    void aWideMapIsShownInPagesAsItIsWhole() {
        var world = ran(Definitions.map(0), Definitions.numbers(700), input -> input);

        assertThat(Pages.checked(world.executions, KindWorld.EXECUTION, 997)).hasSize(700 * 7 + 6);
    }

    @Test
    void theSecondPageOfAWideMapDoesNotReadTheMapAgain() {
        var world = ran(Definitions.map(0), Definitions.numbers(700), input -> input);
        var first = world.executions.history(KindWorld.EXECUTION, new HistoryQuestion(false, Optional.empty(), 100, "")).orElseThrow();
        var scans = world.table.requests("scan");
        world.executions.history(KindWorld.EXECUTION, new HistoryQuestion(false, Optional.of(100L), 100, first.marks())).orElseThrow();

        assertThat(world.table.requests("scan")).isEqualTo(scans);
    }

    /** One of them fails, is caught outside, and all begins again: what it left open is shown as aborted. */
    @Test
    void aWideMapThatFailsIsShownInPagesAsItIsWhole() {
        var world = new KindWorld(Definitions.failingMap(), Conduct.USUAL, value -> value.text().equals("600") ? null : value);
        world.start(Definitions.numbers(650), LARGE);
        world.run();

        assertThat(world.described().output().orElseThrow().text()).contains("Refused");
        Pages.checked(world.executions, KindWorld.EXECUTION, 1_000);
        Pages.checked(world.executions, KindWorld.EXECUTION, 613);
    }

    /** Read while it runs, the fork not joined. */
    @Test
    void aMapUnderWayIsShownInPagesAsItIsWhole() {
        var world = new KindWorld(Definitions.map(0), Conduct.USUAL, input -> input);
        world.start(Definitions.numbers(700), LARGE);
        world.run(world.executions, 600);

        assertThat(world.described().status()).isEqualTo("RUNNING");
        Pages.checked(world.executions, KindWorld.EXECUTION, 500);
    }

    /** A page that was cut short while iterations ended, its token used when all was over. */
    @Test
    void aTokenOfAMapUnderWayIsGoodWhenItIsOver() {
        var world = new KindWorld(Definitions.map(0), Conduct.USUAL, input -> input);
        world.start(Definitions.numbers(700), LARGE);
        world.run(world.executions, 400);
        var shown = new ArrayList<>(page(world, 0, "").events().subList(0, 900));
        var marks = page(world, 0, "").marks();
        world.run();
        for (var more = true; more; ) {
            var page = page(world, shown.getLast().id(), marks);
            shown.addAll(page.events());
            marks = page.marks();
            more = page.more();
        }

        assertThat(shown).isEqualTo(world.executions.history(KindWorld.EXECUTION).orElseThrow());
    }

    private static HistoryPage page(KindWorld world, long after, String marks) {
        return world.executions.history(KindWorld.EXECUTION, new HistoryQuestion(false,
                after == 0 ? Optional.empty() : Optional.of(after), 3_000, marks)).orElseThrow();
    }

    /** What comes after a redrive follows what came long before it. */
    @Test
    void aRedrivenExecutionIsShownInPagesAsItIsWhole() {
        var failures = new AtomicInteger(2);
        var world = new KindWorld(Definitions.loopBeforeMap(300), Conduct.USUAL, item ->
                item.text().equals("650") && failures.decrementAndGet() >= 0 ? null : item);
        world.start("{\"items\":" + Definitions.numbers(700) + "}", LARGE);
        world.run();
        var first = page(world, 0, "");
        for (var life = 0; life < 2; life++) {
            assertThat(world.described().status()).isEqualTo("FAILED");
            assertThat(world.executions.redrive(KindWorld.EXECUTION, Optional.empty())).isInstanceOf(Redriving.Redriven.class);
            world.run();
        }

        assertThat(world.described().status()).isEqualTo("SUCCEEDED");
        var whole = Pages.checked(world.executions, KindWorld.EXECUTION, 2_500);
        assertThat(whole).hasSizeGreaterThan(300 * 4 + 650 * 7);
        // a token from before it was redriven
        assertThat(page(world, 3_000, first.marks()).events()).isEqualTo(whole.subList(3_000, 6_000));
    }

    private static KindWorld ran(StateMachine machine, String input, UnaryOperator<Payload> work) {
        var world = new KindWorld(machine, Conduct.USUAL, work);
        world.start(input, LARGE);
        world.run();
        assertThat(world.described().status()).isEqualTo("SUCCEEDED");
        return world;
    }
}
