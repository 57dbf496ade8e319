package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.journal.port.JournalStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table in memory whose items expire as DynamoDB's do: one by one, late, in any order. The table below knows an execution by its
 * name and its generation.
 */
public final class ExpiringJournalStore implements JournalStore {

    /** What is wrong with it. */
    public enum Fault {
        NONE,
        /** Record 0 expires when its execution is over, the others long after; and there are no generations. */
        X_FIRSTALONE,
        /** An execution has the place of the former one of its name. */
        X_PLACE,
        /** What has expired is read while it is there. */
        X_LATE,
        /** Nobody keeps what is open for long. */
        X_UNKEPT,
        /** Record 0 is kept before the others are, and they are not. */
        X_FIRSTKEPT,
        /** Payloads are not kept on. */
        X_PAYLOADS
    }

    private static final Duration REST = Duration.ofMinutes(30);
    private static final String ROOT = "0";

    private sealed interface Item {

        String place();

        record OfRecord(String place, String frame, long number) implements Item {
        }

        record OfLeaf(String place, String leaf) implements Item {
        }

        record OfBeat(String place, String frame) implements Item {
        }
    }

    /** @param kept when a closed execution is gone */
    private record Head(String place, Optional<Instant> kept) {
    }

    private final SimulatedJournalStore below = new SimulatedJournalStore();
    private final InstantSource clock;
    private final Duration slack;
    private final Duration retention;
    private final Fault fault;
    private final Map<String, Head> heads = new HashMap<>();
    private final Map<Item, Instant> expiries = new LinkedHashMap<>();

    public ExpiringJournalStore(InstantSource clock, Duration slack, Duration retention, Fault fault) {
        this.clock = clock;
        this.slack = slack;
        this.retention = retention;
        this.fault = fault;
    }

    /** Items that have expired, and are there. */
    List<Object> expired() {
        return new ArrayList<>(expiries.entrySet().stream().filter(item -> item.getValue().isBefore(clock.instant()))
                .map(Map.Entry::getKey).toList());
    }

    /** One of them is deleted. */
    void vanish(Object item) {
        if (expiries.remove(item) == null) {
            return;
        }
        switch ((Item) item) {
            case Item.OfRecord(var place, var frame, var number) -> {
                below.vanish(place, frame, number);
                if (frame.equals(ROOT) && number == 0) {
                    below.vanishSummary(place);
                    heads.values().removeIf(head -> head.place().equals(place));
                }
            }
            case Item.OfLeaf(var place, var leaf) -> below.vanishLeaf(place, leaf);
            case Item.OfBeat(var place, var frame) -> below.vanishBeat(place, frame);
        }
    }

    /** As if it had expired long ago. */
    public void vanish(String execution, String frame, long number) {
        vanish(new Item.OfRecord(place(execution), frame, number));
    }

    private String place(String execution) {
        return fault == Fault.X_FIRSTALONE || fault == Fault.X_PLACE || !heads.containsKey(execution) ? execution
                : heads.get(execution).place();
    }

    private boolean isGone(String execution) {
        return fault != Fault.X_LATE && isOver(execution, clock.instant());
    }

    private boolean isOver(String execution, Instant now) {
        var head = heads.get(execution);
        return head != null && (head.kept().filter(end -> !now.isBefore(end)).isPresent()
                || !now.isBefore(expiries.get(first(head.place()))));
    }

    private static Item first(String place) {
        return new Item.OfRecord(place, ROOT, 0);
    }

    private void written(Item item) {
        expiries.put(item, clock.instant().plus(slack).plus(retention).plus(REST)
                .plus(fault == Fault.X_FIRSTALONE ? Duration.ofDays(365) : Duration.ZERO));
    }

    private Append written(Append answer, Entry at) {
        if (answer instanceof Append.Landed) {
            written(new Item.OfRecord(at.execution(), at.frame(), at.number()));
        }
        return answer instanceof Append.Refused(var existing) ? new Append.Refused(named(existing)) : answer;
    }

    private static Entry at(String place, Entry entry) {
        return new Entry(place, entry.frame(), entry.number(), entry.nonce(), entry.body());
    }

    private static Entry named(Entry entry) {
        return at(entry.execution().split("#")[0], entry);
    }

    private static Summary at(String place, Summary summary) {
        return new Summary(place, summary.stateMachine(), summary.name(), summary.status(), summary.startDate(), summary.stopDate(),
                summary.body(), summary.redrives(), summary.listed());
    }

    @Override
    public synchronized Append append(Entry entry) {
        var at = at(place(entry.execution()), entry);
        return written(below.append(at), at);
    }

    @Override
    public synchronized Append open(Entry first, Summary summary) {
        var execution = first.execution();
        if (heads.containsKey(execution) && isOver(execution, clock.instant().minus(REST))) {
            vanish(first(heads.get(execution).place()));
        }
        if (!heads.containsKey(execution)) {
            var isShared = fault == Fault.X_FIRSTALONE || fault == Fault.X_PLACE;
            var place = isShared ? execution : execution + "#" + first.nonce();
            var answer = below.open(at(place, first), at(place, summary));
            if (answer instanceof Append.Landed) {
                heads.put(execution, new Head(place, Optional.empty()));
            }
            return written(answer, at(place, first));
        }
        var at = at(place(execution), first);
        return below.append(at) instanceof Append.Refused(var existing) ? new Append.Refused(named(existing)) : new Append.Landed();
    }

    @Override
    public synchronized Append reopen(Entry first, Summary open) {
        var place = place(open.execution());
        var answer = written(below.reopen(at(place, first), at(place, open)), at(place, first));
        if (answer instanceof Append.Landed && below.summary(place).filter(summary -> summary.stopDate().isEmpty()).isPresent()) {
            heads.put(open.execution(), new Head(place, Optional.empty()));
        }
        return answer;
    }

    /** Without the condition. */
    synchronized void put(Entry entry) {
        var at = at(place(entry.execution()), entry);
        below.put(at);
        written(new Item.OfRecord(at.execution(), at.frame(), at.number()));
    }

    /** The summary alone: what a table without transactions would do. */
    synchronized void reopen(Summary open) {
        below.reopen(at(place(open.execution()), open));
    }

    @Override
    public synchronized Map<String, Entry> last(String execution, Collection<String> frames) {
        var found = new HashMap<String, Entry>();
        if (!isGone(execution)) {
            below.last(place(execution), frames).forEach((frame, entry) -> found.put(frame, named(entry)));
        }
        return found;
    }

    @Override
    public synchronized Optional<Entry> read(String execution, String frame, long number) {
        return isGone(execution) ? Optional.empty() : below.read(place(execution), frame, number).map(ExpiringJournalStore::named);
    }

    @Override
    public synchronized List<Entry> records(String execution, String frame, long from, int limit) {
        return isGone(execution) ? List.of() : below.records(place(execution), frame, from, limit).stream()
                .map(ExpiringJournalStore::named).toList();
    }

    @Override
    public synchronized EntryPage scan(String execution, String framePrefix, int limit, Optional<String> cursor) {
        if (isGone(execution)) {
            return new EntryPage(List.of(), Optional.empty());
        }
        var page = below.scan(place(execution), framePrefix, limit, cursor);
        return new EntryPage(page.entries().stream().map(ExpiringJournalStore::named).toList(), page.cursor());
    }

    @Override
    public synchronized Optional<String> greatestFrame(String execution, String framePrefix) {
        return isGone(execution) ? Optional.empty() : below.greatestFrame(place(execution), framePrefix);
    }

    @Override
    public synchronized Leaf add(String execution, String leaf, int child, boolean failed) {
        written(new Item.OfLeaf(place(execution), leaf));
        return below.add(place(execution), leaf, child, failed);
    }

    @Override
    public synchronized Map<String, Leaf> leaves(String execution, String leafPrefix) {
        return isGone(execution) ? Map.of() : below.leaves(place(execution), leafPrefix);
    }

    @Override
    public synchronized void beat(Beat beat) {
        var place = place(beat.execution());
        written(new Item.OfBeat(place, beat.frame()));
        below.beat(new Beat(place, beat.frame(), beat.number(), beat.until()));
    }

    @Override
    public synchronized Optional<Beat> lastBeat(String execution, String frame, long number) {
        return isGone(execution) ? Optional.empty() : below.lastBeat(place(execution), frame, number)
                .map(beat -> new Beat(execution, frame, number, beat.until()));
    }

    @Override
    public synchronized void close(Summary closed, Instant expires) {
        var place = place(closed.execution());
        var open = below.summary(place).filter(before -> before.stopDate().isEmpty() && before.redrives() == closed.redrives()
                && before.startDate().equals(closed.startDate()));
        if (open.isPresent()) {
            below.close(at(place, closed), expires);
            heads.computeIfPresent(closed.execution(), (_, head) -> new Head(head.place(), Optional.of(expires)));
            if (fault == Fault.X_FIRSTALONE) {
                expiries.put(first(place), expires);
            }
        }
    }

    @Override
    public synchronized boolean isToBeKept(String execution) {
        var head = heads.get(execution);
        return fault != Fault.X_UNKEPT && head != null && !isGone(execution)
                && isDue(expiries.get(first(head.place())));
    }

    private boolean isDue(Instant expires) {
        return expires.isBefore(clock.instant().plus(slack.dividedBy(2)).plus(retention).plus(REST));
    }

    @Override
    public synchronized void keep(String execution) {
        var place = place(execution);
        var kept = fault == Fault.X_FIRSTKEPT ? Set.of(first(place)) : Set.copyOf(expiries.keySet());
        var until = clock.instant().plus(slack).plus(retention).plus(REST);
        expiries.replaceAll((item, expires) -> item.place().equals(place) && kept.contains(item) && expires.isBefore(until)
                ? until : expires);
    }

    @Override
    public synchronized Optional<Summary> summary(String execution) {
        return isGone(execution) ? Optional.empty() : below.summary(place(execution)).map(summary -> at(execution, summary));
    }

    @Override
    public synchronized SummaryPage list(String stateMachine, Optional<String> status, int limit, Optional<String> cursor) {
        return present(below.list(stateMachine, status, limit, cursor));
    }

    @Override
    public synchronized SummaryPage open(int limit, Optional<String> cursor) {
        return present(below.open(limit, cursor));
    }

    /** What is left of a former execution is in no index any more. */
    private SummaryPage present(SummaryPage page) {
        return new SummaryPage(page.summaries().stream().filter(summary -> {
            var execution = summary.execution().split("#")[0];
            return place(execution).equals(summary.execution()) && !isGone(execution);
        }).map(summary -> at(summary.execution().split("#")[0], summary)).toList(), page.cursor());
    }
}
