package dev.stepwright.engine.journal.read;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Marks of histories that were read lately: who reads one backwards, or its end again and again, has the way there read once.
 * Where they are not, what a token carries is enough. Bounded by their number.
 */
final class HistoryMarks {

    private static final int MOST = 50_000;

    /** @param started tells it from an execution that had the name before, and has expired */
    private record Key(String execution, Instant started) {
    }

    private final Map<Key, List<HistoryMark>> marks = new LinkedHashMap<>(8, 0.75f, true);
    private int size;

    synchronized List<HistoryMark> of(String execution, Instant started) {
        return marks.getOrDefault(new Key(execution, started), List.of());
    }

    synchronized void keep(String execution, Instant started, List<HistoryMark> found) {
        var key = new Key(execution, started);
        var known = marks.getOrDefault(key, List.of());
        var all = Stream.concat(known.stream(), found.stream()).distinct().sorted(Comparator.comparing(HistoryMark::events)).toList();
        if (all.isEmpty() || all.size() > MOST) {
            return;
        }
        marks.put(key, all);
        size += all.size() - known.size();
        for (var eldest = marks.values().iterator(); size > MOST; ) {
            size -= eldest.next().size();
            eldest.remove();
        }
    }
}
