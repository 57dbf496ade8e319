package dev.stepwright.engine.journal.port;

import static dev.stepwright.engine.journal.port.JournalFixture.ROOT;
import static dev.stepwright.engine.journal.port.JournalFixture.START;
import static dev.stepwright.engine.journal.port.JournalFixture.atOnce;
import static dev.stepwright.engine.journal.port.JournalFixture.closed;
import static dev.stepwright.engine.journal.port.JournalFixture.entry;
import static dev.stepwright.engine.journal.port.JournalFixture.freshExecution;
import static dev.stepwright.engine.journal.port.JournalFixture.freshMachine;
import static dev.stepwright.engine.journal.port.JournalFixture.pages;
import static dev.stepwright.engine.journal.port.JournalFixture.redriven;
import static dev.stepwright.engine.journal.port.JournalFixture.running;
import static dev.stepwright.engine.journal.port.JournalFixture.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.journal.port.JournalStore.Append;
import dev.stepwright.engine.journal.port.JournalStore.Beat;
import dev.stepwright.engine.journal.port.JournalStore.Entry;
import dev.stepwright.engine.journal.port.JournalStore.EntryPage;
import dev.stepwright.engine.journal.port.JournalStore.Leaf;
import dev.stepwright.engine.journal.port.JournalStore.Summary;
import dev.stepwright.engine.journal.port.JournalStore.SummaryPage;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link JournalStore} does. Tests draw fresh names, so the table behind it may be shared and need not be empty. */
public abstract class JournalStoreContract {

    /** The store under test: each call may answer the same. */
    protected abstract JournalStore store();

    @Test
    void anAppendedRecordIsRead() {
        var execution = freshExecution();
        var entry = entry(execution, ROOT, 0);
        landed(entry);
        assertThat(store().read(execution, ROOT, 0).map(JournalFixture::told)).contains(told(entry));
        assertThat(store().read(execution, ROOT, 1)).isEmpty();
        assertThat(store().read(execution, "0.1", 0)).isEmpty();
        assertThat(store().read(freshExecution(), ROOT, 0)).isEmpty();
    }

    @Test
    void bodiesAreAnyBytesUpToTheLimit() {
        var execution = freshExecution();
        var body = new byte[350_000];
        new Random(7).nextBytes(body);
        landed(new Entry(execution, ROOT, 0, "n", body));
        assertThat(store().read(execution, ROOT, 0).orElseThrow().body()).isEqualTo(body);
    }

    @Test
    void aSecondRecordOfTheSameNumberIsRefusedWithTheFirst() {
        var execution = freshExecution();
        var first = entry(execution, ROOT, 0, "first");
        landed(first);
        refused(entry(execution, ROOT, 0, "second"), first);
        assertThat(store().read(execution, ROOT, 0).map(JournalFixture::told)).contains(told(first));
    }

    @Test
    void anAppendThatIsRepeatedHasLanded() {
        var execution = freshExecution();
        var entry = entry(execution, ROOT, 0);
        landed(entry);
        landed(entry);
    }

    @Test
    void ofManyWritersExactlyOneLands() {
        var execution = freshExecution();
        landed(entry(execution, ROOT, 0));
        for (var number = 1L; number <= 5; number++) {
            var writers = new ArrayList<Callable<Append>>();
            for (var writer = 0; writer < 8; writer++) {
                var entry = entry(execution, ROOT, number, "of writer " + writer);
                writers.add(() -> store().append(entry));
            }
            var answers = atOnce(writers);
            var winner = store().read(execution, ROOT, number).orElseThrow();
            assertThat(answers).filteredOn(Append.Landed.class::isInstance).hasSize(1);
            assertThat(answers).filteredOn(Append.Refused.class::isInstance).hasSize(7).allSatisfy(
                    answer -> assertThat(told(((Append.Refused) answer).existing())).isEqualTo(told(winner)));
        }
    }

    @Test
    void theLastRecordsOfManyFramesAreReadAtOnce() {
        var execution = freshExecution();
        var expected = new java.util.TreeMap<String, String>();
        var asked = new ArrayList<String>();
        for (var frame = 0; frame < 40; frame++) {
            var name = "0." + frame;
            asked.add(name);
            // Twelve records in one of them: 11 comes after 9, though not as text.
            for (var number = 0; number <= (frame == 3 ? 11 : frame % 3); number++) {
                var entry = entry(execution, name, number);
                landed(entry);
                expected.put(name, told(entry));
            }
        }
        asked.add("0.99");
        var last = store().last(execution, asked);
        assertThat(last.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        last.forEach((frame, entry) -> assertThat(told(entry)).isEqualTo(expected.get(frame)));
        assertThat(store().last(execution, List.of())).isEmpty();
        assertThat(store().last(freshExecution(), List.of(ROOT))).isEmpty();
    }

    @Test
    void aFrameIsNotTakenForAnotherThatItsNameBegins() {
        var execution = freshExecution();
        landed(entry(execution, "0.1", 0));
        landed(entry(execution, "0.10", 0));
        landed(entry(execution, "0.10", 1));
        landed(entry(execution, "0.1.2", 0));
        assertThat(store().last(execution, List.of("0.1")).get("0.1").number()).isZero();
    }

    @Test
    void readsSeeEveryWriteThatWasAnswered() {
        var execution = freshExecution();
        for (var number = 0; number < 50; number++) {
            landed(entry(execution, ROOT, number));
            assertThat(store().last(execution, Set.of(ROOT)).get(ROOT).number()).isEqualTo(number);
        }
    }

    @Test
    void aScanIsOrderedByFrameAndNumber() {
        var execution = freshExecution();
        var expected = new ArrayList<String>();
        for (var frame : List.of("0.2", "0", "0.10", "0.1", "0.1.2")) {
            IntStream.rangeClosed(0, 10).forEach(number -> landed(entry(execution, frame, number)));
        }
        for (var frame : List.of("0", "0.1", "0.1.2", "0.10", "0.2")) {
            IntStream.rangeClosed(0, 10).forEach(number -> expected.add(frame + "#" + number));
        }
        for (var limit : List.of(1, 7, 55, 1_000)) {
            assertThat(scanned(execution, "", limit)).as("limit %d", limit).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void theRecordsOfAFrameAreReadFromAnyOfThemOn() {
        var execution = freshExecution();
        for (var frame : List.of("0", "0.1.00000", "0.1.00001")) {
            IntStream.rangeClosed(0, 11).forEach(number -> landed(entry(execution, frame, number)));
        }
        assertThat(numbers(execution, "0", 0, 100)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
        assertThat(numbers(execution, "0.1.00000", 9, 2)).containsExactly(9L, 10L);
        assertThat(numbers(execution, "0.1.00000", 10, 100)).containsExactly(10L, 11L);
        assertThat(numbers(execution, "0.1.00000", 12, 100)).isEmpty();
        assertThat(numbers(execution, "0.1", 0, 100)).isEmpty();
        assertThat(numbers(freshExecution(), "0", 0, 100)).isEmpty();
        assertThat(store().records(execution, "0", 3, 1)).singleElement()
                .satisfies(found -> assertThat(told(found)).isEqualTo(told(store().read(execution, "0", 3).orElseThrow())));
    }

    List<Long> numbers(String execution, String frame, long from, int limit) {
        return store().records(execution, frame, from, limit).stream().map(Entry::number).toList();
    }

    @Test
    void aScanKeepsToItsPrefixAndExecution() {
        var execution = freshExecution();
        List.of("0", "0.1", "0.1.2", "0.10", "0.2").forEach(frame -> landed(entry(execution, frame, 0)));
        landed(entry(execution + "0", "0.1", 0));
        assertThat(scanned(execution, "0.1", 2)).containsExactly("0.1#0", "0.1.2#0", "0.10#0");
        assertThat(scanned(execution, "0.1.", 2)).containsExactly("0.1.2#0");
        assertThat(scanned(execution, "0.3", 2)).isEmpty();
        assertThat(scanned(freshExecution(), "", 2)).isEmpty();
    }

    @Test
    void aScanHasWholeRecords() {
        var execution = freshExecution();
        var entry = entry(execution, "0.4", 0);
        landed(entry);
        assertThat(store().scan(execution, "", 10, Optional.empty()).entries()).singleElement()
                .satisfies(found -> assertThat(told(found)).isEqualTo(told(entry)));
    }

    @Test
    void theGreatestFrameUnderAPrefix() {
        var execution = freshExecution();
        List.of("0", "0.1", "0.1.2", "0.10", "0.2").forEach(frame -> landed(entry(execution, frame, 0)));
        assertThat(store().greatestFrame(execution, "")).contains("0.2");
        assertThat(store().greatestFrame(execution, "0.1")).contains("0.10");
        assertThat(store().greatestFrame(execution, "0.1.")).contains("0.1.2");
        assertThat(store().greatestFrame(execution, "0.3")).isEmpty();
        assertThat(store().greatestFrame(freshExecution(), "")).isEmpty();
    }

    @Test
    void aLeafGathersChildrenOnceEach() {
        var execution = freshExecution();
        assertThat(store().leaves(execution, "")).isEmpty();
        assertThat(store().add(execution, "0.5.0", 3, false)).isEqualTo(new Leaf(Set.of(3), Set.of()));
        assertThat(store().add(execution, "0.5.0", 3, false)).isEqualTo(new Leaf(Set.of(3), Set.of()));
        assertThat(store().add(execution, "0.5.0", 7, true)).isEqualTo(new Leaf(Set.of(3), Set.of(7)));
        assertThat(store().add(execution, "0.5.0", 0, false)).isEqualTo(new Leaf(Set.of(0, 3), Set.of(7)));
        assertThat(store().add(execution, "0.5.1", 64, false)).isEqualTo(new Leaf(Set.of(64), Set.of()));
        assertThat(store().add(execution, "0.6.0", 1, true)).isEqualTo(new Leaf(Set.of(), Set.of(1)));
        assertThat(store().leaves(execution, "0.5.")).isEqualTo(
                Map.of("0.5.0", new Leaf(Set.of(0, 3), Set.of(7)), "0.5.1", new Leaf(Set.of(64), Set.of())));
        assertThat(store().leaves(execution, "")).hasSize(3);
        assertThat(store().leaves(execution, "").keySet()).containsExactlyInAnyOrder("0.5.0", "0.5.1", "0.6.0");
        assertThat(store().leaves(freshExecution(), "")).isEmpty();
    }

    @Test
    void manyAddAtOnceAndExactlyTheLastSeesThemAll() {
        var execution = freshExecution();
        var adds = new ArrayList<Callable<Leaf>>();
        for (var child = 0; child < 40; child++) {
            var index = child;
            adds.add(() -> store().add(execution, "0.2.0", index, index % 4 == 0));
        }
        var answers = atOnce(adds);
        var all = store().leaves(execution, "0.2.0").get("0.2.0");
        assertThat(all.in()).hasSize(30);
        assertThat(all.failed()).hasSize(10);
        assertThat(answers).filteredOn(all::equals).hasSize(1);
        for (var child = 0; child < 40; child++) {
            var leaf = answers.get(child);
            assertThat(child % 4 == 0 ? leaf.failed() : leaf.in()).contains(child);
        }
    }

    @Test
    void aBeatNeverMovesBackwards() {
        var execution = freshExecution();
        assertThat(store().lastBeat(execution, ROOT, 1)).isEmpty();
        store().beat(new Beat(execution, ROOT, 1, START.plusSeconds(30)));
        assertThat(until(execution, 1)).contains(START.plusSeconds(30));
        store().beat(new Beat(execution, ROOT, 1, START.plusSeconds(20)));
        assertThat(until(execution, 1)).contains(START.plusSeconds(30));
        store().beat(new Beat(execution, ROOT, 1, START.plusSeconds(40)));
        assertThat(until(execution, 1)).contains(START.plusSeconds(40));
    }

    @Test
    void aBeatIsOfOneRecord() {
        var execution = freshExecution();
        store().beat(new Beat(execution, ROOT, 3, START.plusSeconds(90)));
        assertThat(until(execution, 5)).isEmpty();
        store().beat(new Beat(execution, ROOT, 5, START.plusSeconds(10)));
        assertThat(until(execution, 5)).as("an earlier time of a later record").contains(START.plusSeconds(10));
        store().beat(new Beat(execution, ROOT, 3, START.plusSeconds(200)));
        assertThat(until(execution, 5)).as("a straggler's beat").contains(START.plusSeconds(10));
        assertThat(store().lastBeat(execution, "0.1", 5)).isEmpty();
        assertThat(store().lastBeat(freshExecution(), ROOT, 5)).isEmpty();
    }

    @Test
    void beatsAndLeavesAreNoRecords() {
        var execution = freshExecution();
        landed(entry(execution, ROOT, 0));
        store().beat(new Beat(execution, ROOT, 0, START));
        store().add(execution, "0.1", 1, false);
        assertThat(scanned(execution, "", 10)).containsExactly("0#0");
        assertThat(store().greatestFrame(execution, "")).contains(ROOT);
        assertThat(store().last(execution, List.of(ROOT, "0.1")).keySet()).containsExactly(ROOT);
    }

    @Test
    void anExecutionIsOpenedWithItsFirstRecord() {
        var machine = freshMachine();
        var summary = running(machine, "a", START);
        var first = entry(summary.execution(), ROOT, 0);
        assertThat(store().summary(summary.execution())).isEmpty();
        assertThat(store().open(first, summary)).isInstanceOf(Append.Landed.class);
        assertThat(store().summary(summary.execution()).map(JournalFixture::told)).contains(told(summary));
        assertThat(told(store().last(summary.execution(), List.of(ROOT)).get(ROOT))).isEqualTo(told(first));
        assertThat(store().open(first, summary)).as("repeated").isInstanceOf(Append.Landed.class);
    }

    @Test
    void anExecutionIsOpenedOnce() {
        var machine = freshMachine();
        var summary = running(machine, "a", START);
        var first = entry(summary.execution(), ROOT, 0, "first");
        store().open(first, summary);
        var answer = store().open(entry(summary.execution(), ROOT, 0, "second"), running(machine, "a", START.plusSeconds(5)));
        assertThat(answer).isInstanceOfSatisfying(Append.Refused.class,
                refused -> assertThat(told(refused.existing())).isEqualTo(told(first)));
        assertThat(store().summary(summary.execution()).map(JournalFixture::told)).contains(told(summary));
    }

    @Test
    void aSummaryIsClosedOnce() {
        var machine = freshMachine();
        var summary = running(machine, "a", START);
        var first = entry(summary.execution(), ROOT, 0);
        store().open(first, summary);
        var closed = closed(summary, "SUCCEEDED", START.plusSeconds(3));
        store().close(closed, START.plus(Duration.ofDays(90)));
        store().close(closed(summary, "ABORTED", START.plusSeconds(4)), START.plus(Duration.ofDays(90)));
        assertThat(store().summary(summary.execution()).map(JournalFixture::told)).contains(told(closed));
        assertThat(listed(machine, Optional.empty(), 10)).containsExactly(told(closed));
        assertThat(store().read(summary.execution(), ROOT, 0).map(JournalFixture::told)).contains(told(first));
    }

    @Test
    void aSummaryThatIsOpenedAgainRunsAgainAndClosesAgain() {
        var machine = freshMachine();
        var first = opened(machine, "a", START);
        store().close(closed(first, "FAILED", START.plusSeconds(3)), START.plus(Duration.ofDays(90)));
        var second = redriven(first, 1);
        var redrive = entry(first.execution(), ROOT, 1);
        assertThat(store().reopen(redrive, second)).isEqualTo(new Append.Landed());
        assertThat(store().read(first.execution(), ROOT, 1).map(JournalFixture::told)).contains(told(redrive));
        assertThat(store().summary(first.execution()).map(JournalFixture::told)).contains(told(second));
        assertThat(listed(machine, Optional.of("RUNNING"), 10)).containsExactly(told(second));
        assertThat(listed(machine, Optional.of("FAILED"), 10)).isEmpty();
        assertThat(open(machine)).containsExactly(told(second));

        var closed = closed(second, "SUCCEEDED", START.plusSeconds(9));
        store().close(closed, START.plus(Duration.ofDays(90)));
        assertThat(store().summary(first.execution()).map(JournalFixture::told)).contains(told(closed));
        assertThat(listed(machine, Optional.empty(), 10)).containsExactly(told(closed));
        assertThat(open(machine)).isEmpty();
    }

    @Test
    void whatIsToldOfAnEarlierLifeComesTooLate() {
        var first = opened(freshMachine(), "a", START);
        var failed = closed(first, "FAILED", START.plusSeconds(3));
        store().close(failed, START.plus(Duration.ofDays(90)));
        var second = redriven(first, 1);
        var redrive = entry(first.execution(), ROOT, 1);
        store().reopen(redrive, second);
        store().close(failed, START.plus(Duration.ofDays(90)));
        assertThat(store().summary(first.execution()).map(JournalFixture::told)).as("late end").contains(told(second));
        var closed = closed(second, "ABORTED", START.plusSeconds(9));
        store().close(closed, START.plus(Duration.ofDays(90)));
        assertThat(store().reopen(redrive, second)).as("its writer had no answer").isEqualTo(new Append.Landed());
        store().close(closed(second, "SUCCEEDED", START.plusSeconds(10)), START.plus(Duration.ofDays(90)));
        assertThat(store().summary(first.execution()).map(JournalFixture::told)).as("late beginning").contains(told(closed));
    }

    @Test
    void ofTwoLivesThatBeginAtOnceOneDoes() {
        var first = opened(freshMachine(), "a", START);
        var failed = closed(first, "FAILED", START.plusSeconds(3));
        store().close(failed, START.plus(Duration.ofDays(90)));
        var other = entry(first.execution(), ROOT, 1, "other");
        store().append(other);
        assertThat(store().reopen(entry(first.execution(), ROOT, 1), redriven(first, 1))).isInstanceOfSatisfying(Append.Refused.class,
                refused -> assertThat(told(refused.existing())).isEqualTo(told(other)));
        assertThat(store().summary(first.execution()).map(JournalFixture::told)).contains(told(failed));
    }

    @Test
    void aLifeWithoutASummaryDoesNotBegin() {
        var never = redriven(running(freshMachine(), "never", START), 1);
        assertThatThrownBy(() -> store().reopen(entry(never.execution(), ROOT, 1), never)).isInstanceOf(StoreUnavailable.class);
        assertThat(store().read(never.execution(), ROOT, 1)).isEmpty();
        assertThat(store().summary(never.execution())).isEmpty();
    }

    @Test
    void closingWhatWasNeverOpenedDoesNothing() {
        var summary = running(freshMachine(), "a", START);
        store().close(closed(summary, "SUCCEEDED", START), START.plus(Duration.ofDays(90)));
        assertThat(store().summary(summary.execution())).isEmpty();
        assertThat(listed(summary.stateMachine(), Optional.empty(), 10)).isEmpty();
    }

    @Test
    void executionsOfAMachineAreListedNewestFirst() {
        var machine = freshMachine();
        var newestFirst = new ArrayList<Summary>();
        for (var i : List.of(4, 1, 7, 0, 6, 3, 2, 5)) {
            var summary = opened(machine, "e" + i, START.plusSeconds(i));
            newestFirst.add(summary);
        }
        opened(freshMachine(), "other", START.plusSeconds(3));
        newestFirst.sort(java.util.Comparator.comparing(Summary::startDate).reversed());
        var expected = newestFirst.stream().map(JournalFixture::told).toList();
        for (var limit : List.of(1, 3, 8, 100)) {
            assertThat(listed(machine, Optional.empty(), limit)).as("limit %d", limit).containsExactlyElementsOf(expected);
        }
        assertThat(listed(freshMachine(), Optional.empty(), 3)).isEmpty();
    }

    /** API reference, ListExecutions: running ones by when they began or were redriven, the others by when they closed. */
    @Test
    void anExecutionMovesInTheListWhenItClosesAndWhenItIsRedriven() {
        var machine = freshMachine();
        var early = opened(machine, "early", START);
        var late = opened(machine, "late", START.plusSeconds(1));
        var last = opened(machine, "last", START.plusSeconds(4));
        assertThat(listed(machine, Optional.empty(), 1)).containsExactly(told(last), told(late), told(early));
        var failed = closed(early, "FAILED", START.plusSeconds(3));
        store().close(failed, START.plus(Duration.ofDays(90)));
        assertThat(listed(machine, Optional.empty(), 1)).containsExactly(told(last), told(failed), told(late));
        var again = redriven(early, 1);
        assertThat(store().reopen(entry(early.execution(), ROOT, 1), again)).isEqualTo(new Append.Landed());
        assertThat(listed(machine, Optional.empty(), 1)).containsExactly(told(again), told(last), told(late));
        var other = closed(late, "FAILED", START.plusSeconds(60));
        store().close(other, START.plus(Duration.ofDays(90)));
        var first = closed(again, "FAILED", START.plusSeconds(30));
        store().close(first, START.plus(Duration.ofDays(90)));
        assertThat(listed(machine, Optional.empty(), 2)).containsExactly(told(other), told(first), told(last));
        assertThat(listed(machine, Optional.of("FAILED"), 1)).containsExactly(told(other), told(first));
        assertThat(open(machine)).containsExactly(told(last));
    }

    @Test
    void theListIsFilteredByStatus() {
        var machine = freshMachine();
        var expected = new java.util.HashMap<String, List<String>>();
        for (var i = 9; i >= 0; i--) {
            var summary = opened(machine, "e" + i, START.plusSeconds(i));
            var status = List.of("RUNNING", "SUCCEEDED", "FAILED").get(i % 3);
            if (!status.equals("RUNNING")) {
                summary = closed(summary, status, START.plusSeconds(60 + i));
                store().close(summary, START.plus(Duration.ofDays(90)));
            }
            expected.computeIfAbsent(status, s -> new ArrayList<>()).add(told(summary));
        }
        for (var status : List.of("RUNNING", "SUCCEEDED", "FAILED")) {
            assertThat(listed(machine, Optional.of(status), 2)).as(status).containsExactlyElementsOf(expected.get(status));
        }
        assertThat(listed(machine, Optional.of("ABORTED"), 2)).isEmpty();
    }

    @Test
    void executionsThatStartedAtTheSameTimeAreAllListed() {
        var machine = freshMachine();
        var expected = new HashSet<String>();
        IntStream.range(0, 12).forEach(i -> expected.add(told(opened(machine, "e" + i, START))));
        assertThat(listed(machine, Optional.empty(), 5)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theSweepSeesOpenExecutionsOldestFirst() {
        var machines = List.of(freshMachine(), freshMachine());
        var expected = new ArrayList<String>();
        for (var i = 0; i < 8; i++) {
            var summary = opened(machines.get(i % 2), "e" + i, START.plusSeconds(i));
            if (i % 4 == 1) {
                store().close(closed(summary, "FAILED", START.plusSeconds(60)), START.plus(Duration.ofDays(90)));
            } else {
                expected.add(told(summary));
            }
        }
        var open = pages(3, cursor -> store().open(3, cursor), SummaryPage::summaries, SummaryPage::cursor).stream()
                .filter(summary -> machines.contains(summary.stateMachine())).map(JournalFixture::told).toList();
        assertThat(open).containsExactlyElementsOf(expected);
    }

    List<String> open(String machine) {
        return pages(3, cursor -> store().open(3, cursor), SummaryPage::summaries, SummaryPage::cursor).stream()
                .filter(summary -> machine.equals(summary.stateMachine())).map(JournalFixture::told).toList();
    }

    void landed(Entry entry) {
        assertThat(store().append(entry)).isInstanceOf(Append.Landed.class);
    }

    void refused(Entry entry, Entry by) {
        assertThat(store().append(entry)).isInstanceOfSatisfying(Append.Refused.class,
                refused -> assertThat(told(refused.existing())).isEqualTo(told(by)));
    }

    Optional<Instant> until(String execution, long number) {
        return store().lastBeat(execution, ROOT, number).map(Beat::until);
    }

    Summary opened(String machine, String name, Instant startDate) {
        var summary = running(machine, name, startDate);
        assertThat(store().open(entry(summary.execution(), ROOT, 0), summary)).isInstanceOf(Append.Landed.class);
        return summary;
    }

    List<String> listed(String machine, Optional<String> status, int limit) {
        return pages(limit, cursor -> store().list(machine, status, limit, cursor), SummaryPage::summaries, SummaryPage::cursor)
                .stream().map(JournalFixture::told).toList();
    }

    List<String> scanned(String execution, String prefix, int limit) {
        return pages(limit, cursor -> store().scan(execution, prefix, limit, cursor), EntryPage::entries, EntryPage::cursor)
                .stream().map(entry -> entry.frame() + "#" + entry.number()).toList();
    }
}
