package dev.stepwright.engine.journal.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place between two records of the root frame from where a history can be read on: while the root frame stands between two
 * forks, nothing else of an execution is open, so this is all there is to know.
 *
 * @param record  of the root frame, the next to be read; the children of the fork before it come first
 * @param events  that came before
 * @param tail    id of the root frame's last event
 * @param entered what that event follows, when it is the entering of a state; else -1
 */
record HistoryMark(long record, long events, long tail, long entered) {

    static final HistoryMark START = new HistoryMark(0, 0, 0, -1);

    private static final int MOST = 12;
    private static final String NUMBER = "-?[0-9a-z]{1,13}";

    /** The nearest before the event of that id. */
    static HistoryMark before(List<HistoryMark> marks, long id) {
        return marks.stream().filter(mark -> mark.events < id).max(Comparator.comparing(HistoryMark::events)).orElse(START);
    }

    /** Some of them before that event, the farther away the fewer: enough to go on from, in a text that does not grow. */
    static List<HistoryMark> thinned(List<HistoryMark> marks, long id) {
        var nearestFirst = marks.stream().filter(mark -> mark.events < id && mark.events > 0).distinct()
                .sorted(Comparator.comparing(HistoryMark::events).reversed()).toList();
        var kept = new ArrayList<HistoryMark>();
        for (var i = 0; i < nearestFirst.size() && kept.size() < MOST; i = Math.max(i + 1, i * 2)) {
            kept.add(nearestFirst.get(i));
        }
        return kept;
    }

    static String text(List<HistoryMark> marks) {
        return marks.stream().map(m -> Stream.of(m.record, m.events, m.tail, m.entered)
                .map(number -> Long.toString(number, 36)).collect(Collectors.joining("."))).collect(Collectors.joining(" "));
    }

    /** Reads what {@link #text} wrote; what is no mark is left out, since every mark can be done without. */
    static List<HistoryMark> parse(String text) {
        return Stream.of(text.split(" ")).filter(mark -> mark.matches(NUMBER + "(\\." + NUMBER + "){3}")).map(mark -> {
            var numbers = Stream.of(mark.split("\\.")).mapToLong(number -> Long.parseLong(number, 36)).toArray();
            return new HistoryMark(numbers[0], numbers[1], numbers[2], numbers[3]);
        }).toList();
    }
}
