package dev.stepwright.engine.journal.read;

import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.record.HybridTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Outlines of wide forks that were read lately, so that who reads one page by page does not have the whole fork read for each.
 * Only of forks that are joined: nothing is added to those. Bounded by their events.
 */
final class WideSpans {

    private static final long MOST_EVENTS = 400_000;

    /** @param joined tells it from the fork of an execution that had the name before, and has expired */
    private record Key(String execution, HistoryMark from, HybridTime joined) {
    }

    private final Map<Key, WideSpan> spans = new LinkedHashMap<>(8, 0.75f, true);
    private long events;

    synchronized Optional<HistorySpan> find(String execution, HistoryMark from, Optional<Standing> join) {
        return join.flatMap(end -> Optional.ofNullable(spans.get(new Key(execution, from, end.last().time()))));
    }

    synchronized WideSpan keep(String execution, Optional<Standing> join, WideSpan span) {
        if (join.isPresent() && size(span) <= MOST_EVENTS
                && spans.putIfAbsent(new Key(execution, span.from(), join.get().last().time()), span) == null) {
            events += size(span);
            for (var eldest = spans.values().iterator(); events > MOST_EVENTS; ) {
                events -= size(eldest.next());
                eldest.remove();
            }
        }
        return span;
    }

    private static long size(WideSpan span) {
        return span.to().events() - span.from().events();
    }
}
