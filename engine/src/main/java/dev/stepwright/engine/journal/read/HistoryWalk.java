package dev.stepwright.engine.journal.read;

import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.journal.frame.Journal;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.record.FrameName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Goes through a history part by part: a record of the root frame, with all that happened below the one before it where that
 * forked. Holds no more than one part and a few records ahead.
 */
final class HistoryWalk {

    /** Records that are read together: few at first, as one may hold hundreds of events. */
    private static final int AHEAD = 4;
    private static final int MOST_AHEAD = 128;
    private static final int SCANNED = 1_000;

    private final Journal journal;
    private final String execution;
    private final WideSpans wide;
    private final Deque<Standing> ahead = new ArrayDeque<>();
    private Optional<Standing> before;
    private HistoryMark at;
    private int together = AHEAD;
    private boolean over;
    private boolean redriven;

    HistoryWalk(Journal journal, String execution, WideSpans wide, HistoryMark at) {
        this.journal = journal;
        this.execution = execution;
        this.wide = wide;
        this.at = at;
        this.before = at.record() == 0 ? Optional.empty()
                : journal.records(execution, FrameName.ROOT, at.record() - 1, 1).stream().findFirst();
    }

    Optional<HistorySpan> next() {
        if (over) {
            return Optional.empty();
        }
        if (ahead.isEmpty()) {
            ahead.addAll(journal.records(execution, FrameName.ROOT, at.record(), together));
            together = Math.min(2 * together, MOST_AHEAD);
        }
        var root = Optional.ofNullable(ahead.poll());
        over = root.isEmpty();
        redriven = !over && before.filter(ended -> ended.stand() instanceof Stand.Ended).isPresent();
        if (redriven) {
            over = true;
            return Optional.empty();
        }
        if (over && before.filter(HistoryWalk::forks).isEmpty()) {
            return Optional.empty();
        }
        var span = before.filter(HistoryWalk::forks).map(fork -> below(fork, root)).orElseGet(() -> held(List.of(root.orElseThrow())));
        at = span.to();
        before = root;
        return Optional.of(span);
    }

    /** Whether no record follows what was read: more may come below the last fork, so there is no mark behind it. */
    boolean isOver() {
        return over;
    }

    /** Whether it stopped where an execution that had ended went on, which it did a moment ago. */
    boolean isRedriven() {
        return redriven;
    }

    private static boolean forks(Standing standing) {
        return standing.stand() instanceof Stand.Joining;
    }

    private HistorySpan below(Standing fork, Optional<Standing> join) {
        var known = wide.find(execution, at, join);
        if (known.isPresent()) {
            return known.get();
        }
        var prefix = fork.name().forkPrefix(fork.number());
        var first = journal.page(execution, prefix, SCANNED, Optional.empty());
        if (first.cursor().isPresent()) {
            return wide.keep(execution, join, WideSpan.read(journal, at, fork, () -> new Pages(prefix, first), join));
        }
        var records = new ArrayList<>(first.standings());
        join.ifPresent(records::add);
        return held(records);
    }

    private HistorySpan held(List<Standing> records) {
        var reader = HistoryReader.read(at, before, records);
        return new HistorySpan.Held(at, reader.mark(over ? at.record() : at.record() + 1), reader.events());
    }

    private final class Pages implements Iterator<List<Standing>> {

        private final String prefix;
        private Optional<Journal.Page> next;

        Pages(String prefix, Journal.Page first) {
            this.prefix = prefix;
            this.next = Optional.of(first);
        }

        @Override
        public boolean hasNext() {
            return next.isPresent();
        }

        @Override
        public List<Standing> next() {
            var page = next.orElseThrow(NoSuchElementException::new);
            next = page.cursor().map(cursor -> journal.page(execution, prefix, SCANNED, Optional.of(cursor)));
            return page.standings();
        }
    }
}
