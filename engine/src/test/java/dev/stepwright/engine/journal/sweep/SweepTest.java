package dev.stepwright.engine.journal.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.JournalStore.Summary;
import dev.stepwright.engine.journal.port.JournalStore.SummaryPage;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Nudges;
import dev.stepwright.engine.registry.Documents;
import dev.stepwright.engine.registry.DocumentsInMemory;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration EVERY = Duration.ofMinutes(30);

    private final Documents documents = new DocumentsInMemory();
    private final List<String> nudged = new ArrayList<>();
    private int refusals;

    @Test
    void aRunThatHasNoTimeLeavesTheRestToTheNext() {
        var sweep = sweep(open(250, NOW.minus(Duration.ofDays(1))));
        assertThat(sweep.run(NOW, pages(1))).isEqualTo(new Sweep.Swept(100, 100, false));
        assertThat(sweep.run(NOW.plus(EVERY), pages(1))).isEqualTo(new Sweep.Swept(100, 100, false));
        assertThat(sweep.run(NOW.plus(EVERY.multipliedBy(2)), pages(5))).isEqualTo(new Sweep.Swept(50, 50, true));
        assertThat(nudged).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void anotherProcessGoesOnWhereTheOneBeforeStopped() {
        var open = open(150, NOW.minus(Duration.ofDays(1)));
        sweep(open).run(NOW, pages(1));
        sweep(open).run(NOW.plus(EVERY), pages(1));
        assertThat(nudged).hasSize(150).doesNotHaveDuplicates();
    }

    @Test
    void aRoundThatIsFinishedBeginsAnew() {
        var sweep = sweep(open(3, NOW.minus(Duration.ofHours(1))));
        assertThat(sweep.run(NOW, pages(9)).isFinished()).isTrue();
        assertThat(sweep.run(NOW.plus(EVERY), pages(9))).isEqualTo(new Sweep.Swept(3, 3, true));
    }

    @Test
    void aServiceThatFailsNowAndThenIsAskedAgain() {
        refusals = 2;
        assertThat(sweep(open(10, NOW.minus(EVERY))).run(NOW, pages(9))).isEqualTo(new Sweep.Swept(10, 10, true));
    }

    @Test
    void whatAServiceThatFailsLeavesUndoneIsDoneByTheNextRun() {
        var sweep = sweep(open(10, NOW.minus(EVERY)));
        refusals = 3;
        assertThat(sweep.run(NOW, pages(9))).isEqualTo(new Sweep.Swept(0, 0, false));
        assertThat(sweep.run(NOW.plus(EVERY), pages(9)).nudged()).isEqualTo(10);
    }

    /** Of a round that saw nothing, the looks would be lost to the next. */
    @Test
    void aRunThatSeesNothingIsNoRound() {
        var sweep = sweep(open(10, NOW.minus(Duration.ofDays(3))));
        sweep.run(NOW, pages(9));
        refusals = 99;
        sweep.run(NOW.plus(Sweep.RAREST), pages(9));
        refusals = 0;
        assertThat(sweep.run(NOW.plus(Sweep.RAREST).plus(EVERY), pages(9)).nudged()).isEqualTo(10);
    }

    @Test
    void theOldAreLookedAtEvenAfterADayAndMoreSeldomThanTheNew() {
        var sweep = sweep(open(1, NOW));
        var looks = new ArrayList<Integer>();
        for (var day = 0; day < 60; day++) {
            var before = nudged.size();
            for (var run = 0; run < 48; run++) {
                sweep.run(NOW.plus(Duration.ofDays(day)).plus(EVERY.multipliedBy(run)), pages(9));
            }
            looks.add(nudged.size() - before);
        }
        assertThat(looks.getFirst()).as("on the first day").isBetween(16, 24);
        assertThat(looks.subList(3, 60)).as("on a later day").allMatch(count -> count == 4);
    }

    @Test
    void aSweepOfAllLooksAtTheYoungToo() {
        assertThat(sweep(open(230, NOW)).all(NOW)).isEqualTo(230);
        assertThat(nudged).hasSize(230).doesNotHaveDuplicates();
    }

    private Sweep sweep(List<Summary> open) {
        var journal = (JournalStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {JournalStore.class},
                (proxy, method, arguments) -> page(open, (int) arguments[0], cursor(arguments[1])));
        Nudges nudges = sent -> {
            if (refusals > 0) {
                refusals--;
                throw new StoreUnavailable("throttled", null);
            }
            sent.stream().map(Nudge::execution).forEach(nudged::add);
        };
        return new Sweep(journal, nudges, documents);
    }

    private static int cursor(Object given) {
        return ((Optional<?>) given).map(cursor -> Integer.parseInt(cursor.toString())).orElse(0);
    }

    private static SummaryPage page(List<Summary> open, int limit, int from) {
        var to = Math.min(from + limit, open.size());
        return new SummaryPage(open.subList(from, to), to < open.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    private static BooleanSupplier pages(int count) {
        var left = new AtomicInteger(count);
        return () -> left.getAndDecrement() > 0;
    }

    private static List<Summary> open(int count, Instant start) {
        return IntStream.range(0, count).mapToObj(i -> new Summary("arn:e" + i, "arn:m", "e" + i, "RUNNING", start, Optional.empty(),
                new byte[0])).toList();
    }
}
