package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The table of executions in memory. */
public class SimulatedJournalStore implements JournalStore {

    /** Greater than every character that names are made of. */
    private static final char END = '\uffff';

    /** As DynamoDB has it: keys, names and values of an item together. */
    private static final int LONGEST_ITEM_BYTES = 400 * 1024;
    /** Keys, nonce and what else is beside the body. */
    private static final int BESIDE_BODY_BYTES = 1024;

    private record Place(String execution, String frame) {
    }

    private record BeatOf(String execution, String frame, long number) {
    }

    private final Map<String, TreeMap<String, TreeMap<Long, Entry>>> journals = new HashMap<>();
    private final Map<String, TreeMap<String, Leaf>> leaves = new HashMap<>();
    private final Map<BeatOf, Instant> beats = new HashMap<>();
    private final Map<Place, Long> lastBeatOf = new HashMap<>();
    private final Map<String, Summary> summaries = new HashMap<>();

    @Override
    public synchronized Append append(Entry entry) {
        requireItem(entry.body().length);
        var journal = journals.computeIfAbsent(entry.execution(), e -> new TreeMap<>())
                .computeIfAbsent(entry.frame(), f -> new TreeMap<>());
        var existing = journal.putIfAbsent(entry.number(), entry);
        return existing == null || existing.nonce().equals(entry.nonce()) ? new Append.Landed() : new Append.Refused(existing);
    }

    /** Puts it whatever is there: what a table without conditions would do. */
    synchronized void put(Entry entry) {
        journals.computeIfAbsent(entry.execution(), e -> new TreeMap<>())
                .computeIfAbsent(entry.frame(), f -> new TreeMap<>()).put(entry.number(), entry);
    }

    private static void requireItem(int bytes) {
        if (bytes + BESIDE_BODY_BYTES > LONGEST_ITEM_BYTES) {
            throw new IllegalArgumentException("Item size has exceeded the maximum allowed size: " + bytes + " bytes");
        }
    }

    @Override
    public synchronized Append open(Entry first, Summary summary) {
        requireItem(first.body().length + summary.body().length);
        var answer = append(first);
        if (answer instanceof Append.Landed) {
            summaries.putIfAbsent(summary.execution(), summary);
        }
        return answer;
    }

    @Override
    public synchronized Map<String, Entry> last(String execution, Collection<String> frames) {
        var found = new HashMap<String, Entry>();
        for (var frame : frames) {
            var journal = frames(execution).get(frame);
            if (journal != null) {
                found.put(frame, journal.lastEntry().getValue());
            }
        }
        return found;
    }

    @Override
    public synchronized Optional<Entry> read(String execution, String frame, long number) {
        return Optional.ofNullable(frames(execution).get(frame)).map(journal -> journal.get(number));
    }

    @Override
    public synchronized List<Entry> records(String execution, String frame, long from, int limit) {
        return frames(execution).getOrDefault(frame, new TreeMap<>()).tailMap(from).values().stream().limit(limit).toList();
    }

    @Override
    public synchronized EntryPage scan(String execution, String framePrefix, int limit, Optional<String> cursor) {
        var from = cursor.orElse(framePrefix + "#-1").split("#");
        var frames = frames(execution).subMap(from[0], true, framePrefix + END, false);
        var found = frames.entrySet().stream().flatMap(journal -> (journal.getKey().equals(from[0])
                ? journal.getValue().tailMap(Long.valueOf(from[1]), false) : journal.getValue()).values().stream())
                .limit(limit + 1L).toList();
        if (found.size() <= limit) {
            return new EntryPage(found, Optional.empty());
        }
        var last = found.get(limit - 1);
        return new EntryPage(found.subList(0, limit), Optional.of(last.frame() + "#" + last.number()));
    }

    @Override
    public synchronized Optional<String> greatestFrame(String execution, String framePrefix) {
        var found = startingWith(frames(execution), framePrefix);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.lastKey());
    }

    @Override
    public synchronized Leaf add(String execution, String leaf, int child, boolean failed) {
        return leaves.computeIfAbsent(execution, e -> new TreeMap<>()).compute(leaf, (name, before) -> {
            var in = new TreeSet<>(before == null ? List.<Integer>of() : before.in());
            var out = new TreeSet<>(before == null ? List.<Integer>of() : before.failed());
            (failed ? out : in).add(child);
            return new Leaf(in, out);
        });
    }

    @Override
    public synchronized Map<String, Leaf> leaves(String execution, String leafPrefix) {
        return new TreeMap<>(startingWith(leaves.getOrDefault(execution, new TreeMap<>()), leafPrefix));
    }

    @Override
    public synchronized void beat(Beat beat) {
        var place = new Place(beat.execution(), beat.frame());
        // One item for each frame, as the real tables have: an earlier record's beat is forgotten.
        var owner = lastBeatOf.merge(place, beat.number(), Math::max);
        if (owner == beat.number()) {
            beats.merge(new BeatOf(beat.execution(), beat.frame(), beat.number()), beat.until(),
                    (before, now) -> now.isAfter(before) ? now : before);
        }
    }

    @Override
    public synchronized Optional<Beat> lastBeat(String execution, String frame, long number) {
        return Optional.ofNullable(beats.get(new BeatOf(execution, frame, number)))
                .map(until -> new Beat(execution, frame, number, until));
    }

    @Override
    public synchronized void close(Summary closed, Instant expires) {
        requireItem(closed.body().length);
        summaries.computeIfPresent(closed.execution(), (e, before) -> before.redrives() == closed.redrives()
                && before.stopDate().isEmpty() ? closed : before);
    }

    /** Nothing here expires: see {@link ExpiringJournalStore}. */
    @Override
    public boolean isToBeKept(String execution) {
        return false;
    }

    @Override
    public void keep(String execution) {
    }

    synchronized void vanish(String execution, String frame, long number) {
        var journal = frames(execution).get(frame);
        if (journal != null && journal.remove(number) != null && journal.isEmpty()) {
            journals.get(execution).remove(frame);
        }
    }

    synchronized void vanishSummary(String execution) {
        summaries.remove(execution);
    }

    synchronized void vanishLeaf(String execution, String leaf) {
        leaves.getOrDefault(execution, new TreeMap<>()).remove(leaf);
    }

    synchronized void vanishBeat(String execution, String frame) {
        Optional.ofNullable(lastBeatOf.remove(new Place(execution, frame)))
                .ifPresent(number -> beats.remove(new BeatOf(execution, frame, number)));
    }

    @Override
    public synchronized Append reopen(Entry first, Summary open) {
        if (!summaries.containsKey(open.execution())) {
            throw new StoreUnavailable("there is no summary of " + open.execution(), null);
        }
        var answer = append(first);
        if (answer instanceof Append.Landed) {
            reopen(open);
        }
        return answer;
    }

    /** The summary alone: what a table without transactions would do. */
    synchronized void reopen(Summary open) {
        summaries.computeIfPresent(open.execution(), (e, before) -> before.redrives() >= open.redrives() ? before : open);
    }

    @Override
    public synchronized Optional<Summary> summary(String execution) {
        return Optional.ofNullable(summaries.get(execution));
    }

    @Override
    public synchronized SummaryPage list(String stateMachine, Optional<String> status, int limit, Optional<String> cursor) {
        var newestFirst = Comparator.comparing(Summary::listed).reversed().thenComparing(Summary::execution);
        return page(summaries.values().stream().filter(s -> s.stateMachine().equals(stateMachine))
                .filter(s -> status.isEmpty() || s.status().equals(status.get())).sorted(newestFirst), limit, cursor);
    }

    @Override
    public synchronized SummaryPage open(int limit, Optional<String> cursor) {
        var oldestFirst = Comparator.comparing(Summary::startDate).thenComparing(Summary::execution);
        return page(summaries.values().stream().filter(s -> s.stopDate().isEmpty()).sorted(oldestFirst), limit, cursor);
    }

    private NavigableMap<String, TreeMap<Long, Entry>> frames(String execution) {
        return journals.getOrDefault(execution, new TreeMap<>());
    }

    private static <V> SortedMap<String, V> startingWith(NavigableMap<String, V> named, String prefix) {
        return named.subMap(prefix, true, prefix + END, false);
    }

    private static SummaryPage page(Stream<Summary> summaries, int limit, Optional<String> cursor) {
        var skip = cursor.map(Integer::parseInt).orElse(0);
        var all = summaries.toList();
        return new SummaryPage(page(all, skip, limit), next(all, skip, limit));
    }

    private static <T> List<T> page(List<T> all, int skip, int limit) {
        return all.stream().skip(skip).limit(limit).toList();
    }

    private static Optional<String> next(List<?> all, int skip, int limit) {
        return skip + limit < all.size() ? Optional.of(String.valueOf(skip + limit)) : Optional.empty();
    }
}
