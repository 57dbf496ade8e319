package dev.stepwright.engine.journal.read;

import dev.stepwright.engine.journal.Executions.HistoryPage;
import dev.stepwright.engine.journal.Executions.HistoryQuestion;
import dev.stepwright.engine.journal.Executions.NumberedEvent;
import dev.stepwright.engine.journal.frame.Journal;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.record.FrameName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a history page by page. A page begins at a mark that the page before it left, so it costs what it holds, wherever it
 * is. Backwards, the first page has to know the last id: it reads what no page has come by yet, and leaves marks to go back to.
 */
public final class HistoryPages {

    private static final int MARKED = 500;

    private final Journal journal;
    private final WideSpans wide = new WideSpans();
    private final HistoryMarks recent = new HistoryMarks();

    public HistoryPages(Journal journal) {
        this.journal = journal;
    }

    /** Empty when there is no such execution. */
    public Optional<HistoryPage> page(String execution, HistoryQuestion question) {
        return journal.header(execution).flatMap(header -> journal.last(execution, FrameName.ROOT).map(root -> {
            var marks = new ArrayList<>(HistoryMark.parse(question.marks()));
            marks.addAll(recent.of(execution, header.startDate()));
            var page = question.reverse() ? backwards(root, question, marks) : forwards(root, question, marks);
            recent.keep(execution, header.startDate(), marks);
            return page;
        }));
    }

    private HistoryPage forwards(Standing root, HistoryQuestion question, List<HistoryMark> marks) {
        var first = question.after().orElse(0L) + 1;
        var found = read(root, first, first + question.limit() - 1, marks);
        // a page may be cut short: what follows then begins within it
        var more = found.last() >= first + question.limit();
        return new HistoryPage(found.events(), more, HistoryMark.text(marksAround(marks, first, first + question.limit())));
    }

    private static List<HistoryMark> marksAround(List<HistoryMark> marks, long first, long end) {
        var around = new ArrayList<HistoryMark>();
        around.add(HistoryMark.before(marks, first + 1));
        around.add(HistoryMark.before(marks, end));
        return around.stream().distinct().toList();
    }

    private HistoryPage backwards(Standing root, HistoryQuestion question, List<HistoryMark> marks) {
        var last = question.after().isPresent() ? question.after().get() - 1
                : read(root, Long.MAX_VALUE, Long.MAX_VALUE, marks).last();
        var first = Math.max(1, last - question.limit() + 1);
        var found = read(root, first, last, marks);
        return new HistoryPage(found.events().reversed(), first > 1, HistoryMark.text(HistoryMark.thinned(marks, last)));
    }

    /** @param last id of the last event that was seen, those after the ones asked for included */
    private record Found(List<NumberedEvent> events, long last) {
    }

    /** Until one more was seen than was asked for. Adds the marks it comes by. */
    private Found read(Standing root, long first, long last, List<HistoryMark> marks) {
        if (root.last().redrive().isPresent()) {
            return whole(root.execution(), first, last);
        }
        var from = HistoryMark.before(marks, first);
        var walk = new HistoryWalk(journal, root.execution(), wide, from);
        var events = new ArrayList<NumberedEvent>();
        var seen = from.events();
        var marked = from.events();
        for (var span = walk.next(); span.isPresent(); span = walk.next()) {
            events.addAll(span.get().events(first, last));
            seen = span.get().to().events();
            if (!walk.isOver() && seen - marked >= MARKED) {
                marks.add(span.get().to());
                marked = seen;
            }
            if (seen > last) {
                break;
            }
        }
        return walk.isRedriven() ? whole(root.execution(), first, last) : new Found(events, seen);
    }

    /**
     * Of an execution that was redriven: what happened in its earlier life is shown by what the later one found there, and what
     * the later one follows may be any event of the earlier. It could be redriven only while its history was within the limit.
     */
    private Found whole(String execution, long first, long last) {
        var all = HistoryReader.read(journal.scan(execution, ""));
        return new Found(all.stream().filter(event -> event.id() >= first && event.id() <= last).toList(), all.size());
    }
}
