package dev.stepwright.engine.journal.port;

import static dev.stepwright.engine.journal.port.JournalFixture.ROOT;
import static dev.stepwright.engine.journal.port.JournalFixture.START;
import static dev.stepwright.engine.journal.port.JournalFixture.closed;
import static dev.stepwright.engine.journal.port.JournalFixture.entry;
import static dev.stepwright.engine.journal.port.JournalFixture.freshExecution;
import static dev.stepwright.engine.journal.port.JournalFixture.freshMachine;
import static dev.stepwright.engine.journal.port.JournalFixture.running;
import static dev.stepwright.engine.journal.port.JournalFixture.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.port.JournalStore.Append;
import dev.stepwright.engine.journal.port.JournalStore.Beat;
import dev.stepwright.engine.journal.port.JournalStore.Leaf;
import dev.stepwright.engine.journal.port.JournalStore.Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long stores keep what there is of an execution, and what a name that is used again sees of the one that had it. */
public abstract class JournalRetentionContract extends JournalStoreContract {

    private static final Instant EXPIRES = START.plus(Duration.ofDays(90));

    /** The time of the store under test. */
    protected Instant now = START;

    /** Deletes one record, or record 0 with the summary, as expiry does item by item. */
    protected abstract void vanish(String execution, String frame, long number);

    @Test
    void whatIsOverIsGoneWhateverOfItIsThere() {
        var former = former(freshMachine());
        now = EXPIRES.minusSeconds(1);
        assertThat(store().summary(former.execution())).isPresent();
        now = EXPIRES;
        assertThat(store().summary(former.execution())).isEmpty();
        nothingIsSeen(former);
        assertThat(listed(former.stateMachine(), Optional.empty(), 10)).isEmpty();
    }

    @Test
    void aNameIsTakenWhileItsExecutionIsKept() {
        var former = former(freshMachine());
        now = EXPIRES.minusSeconds(1);
        assertThat(store().open(entry(former.execution(), ROOT, 0), running(former.stateMachine(), "a", now)))
                .isInstanceOf(Append.Refused.class);
    }

    @Test
    void aNameUsedAgainStartsEmpty() {
        beginsWithNothing(former(freshMachine()));
    }

    @Test
    void aNameUsedAgainStartsEmptyWhenRecord0AloneIsDeleted() {
        var former = former(freshMachine());
        vanish(former.execution(), ROOT, 0);
        beginsWithNothing(former);
    }

    @Test
    void aNameUsedAgainStartsEmptyWhenOthersAloneAreDeleted() {
        var former = former(freshMachine());
        vanish(former.execution(), ROOT, 2);
        vanish(former.execution(), "0.1.0", 0);
        beginsWithNothing(former);
    }

    /** An execution that has all kinds of items, and is closed. */
    private Summary former(String machine) {
        var former = opened(machine, "a", START);
        var execution = former.execution();
        landed(entry(execution, ROOT, 1));
        landed(entry(execution, ROOT, 2));
        landed(entry(execution, "0.1.0", 0));
        store().add(execution, "0.1.0", 3, false);
        store().beat(new Beat(execution, ROOT, 1, START.plusSeconds(90)));
        store().close(closed(former, "SUCCEEDED", START), EXPIRES);
        return former;
    }

    private void nothingIsSeen(Summary former) {
        var execution = former.execution();
        assertThat(store().last(execution, List.of(ROOT, "0.1.0"))).isEmpty();
        assertThat(store().read(execution, ROOT, 0)).isEmpty();
        assertThat(store().read(execution, ROOT, 1)).isEmpty();
        assertThat(store().records(execution, ROOT, 0, 10)).isEmpty();
        assertThat(scanned(execution, "", 10)).isEmpty();
        assertThat(store().greatestFrame(execution, "")).isEmpty();
        assertThat(store().leaves(execution, "")).isEmpty();
        assertThat(until(execution, 1)).isEmpty();
    }

    private void beginsWithNothing(Summary former) {
        now = EXPIRES.plus(Duration.ofHours(1));
        var execution = former.execution();
        var first = entry(execution, ROOT, 0, "again");
        var again = running(former.stateMachine(), "a", now);
        assertThat(store().open(first, again)).isInstanceOf(Append.Landed.class);
        assertThat(store().open(first, again)).as("repeated").isInstanceOf(Append.Landed.class);
        assertThat(store().last(execution, List.of(ROOT, "0.1.0")).values()).extracting(JournalFixture::told).containsExactly(told(first));
        assertThat(store().read(execution, ROOT, 1)).isEmpty();
        assertThat(store().records(execution, ROOT, 0, 10)).extracting(JournalFixture::told).containsExactly(told(first));
        assertThat(scanned(execution, "", 10)).containsExactly("0#0");
        assertThat(store().greatestFrame(execution, "")).contains(ROOT);
        assertThat(store().leaves(execution, "")).isEmpty();
        assertThat(until(execution, 1)).isEmpty();
        store().close(closed(former, "FAILED", START), EXPIRES);
        assertThat(store().summary(execution).map(JournalFixture::told)).as("told of the former").contains(told(again));
        assertThat(listed(former.stateMachine(), Optional.empty(), 10)).containsExactly(told(again));
        var second = entry(execution, ROOT, 1, "again");
        landed(second);
        landed(entry(execution, "0.1.0", 0, "again"));
        assertThat(store().add(execution, "0.1.0", 1, false)).isEqualTo(new Leaf(Set.of(1), Set.of()));
        for (var limit : List.of(1, 2, 10)) {
            assertThat(scanned(execution, "", limit)).containsExactly("0#0", "0#1", "0.1.0#0");
            assertThat(store().records(execution, ROOT, 0, limit)).hasSize(Math.min(2, limit));
        }
        assertThat(told(store().last(execution, List.of(ROOT)).get(ROOT))).isEqualTo(told(second));
        assertThat(open(former.stateMachine())).containsExactly(told(again));
    }

    @Test
    void whatIsKeptOnStays() {
        var summary = opened(freshMachine(), "a", START);
        landed(entry(summary.execution(), ROOT, 1));
        for (var day = 0; day < 300; day++) {
            now = now.plus(Duration.ofDays(1));
            if (store().isToBeKept(summary.execution())) {
                store().keep(summary.execution());
                assertThat(store().isToBeKept(summary.execution())).isFalse();
            }
        }
        assertThat(store().summary(summary.execution()).map(JournalFixture::told)).contains(told(summary));
        assertThat(scanned(summary.execution(), "", 10)).containsExactly("0#0", "0#1");
    }

    @Test
    void theYoungNeedNotBeKept() {
        var summary = opened(freshMachine(), "a", START);
        assertThat(store().isToBeKept(summary.execution())).isFalse();
        assertThat(store().isToBeKept(freshExecution())).isFalse();
        now = START.plus(Duration.ofDays(30));
        assertThat(store().isToBeKept(summary.execution())).isTrue();
    }
}
