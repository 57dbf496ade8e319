package dev.stepwright.engine.journal.read;

import dev.stepwright.engine.journal.Executions.NumberedEvent;
import java.util.List;

/** A part of a history from one mark to the next. */
interface HistorySpan {

    HistoryMark from();

    HistoryMark to();

    /** Those whose ids are from {@code first} to {@code last}, as far as they are in this part. */
    List<NumberedEvent> events(long first, long last);

    /** One that is held as a whole. */
    record Held(HistoryMark from, HistoryMark to, List<NumberedEvent> all) implements HistorySpan {

        @Override
        public List<NumberedEvent> events(long first, long last) {
            var begin = Math.clamp(first - 1 - from.events(), 0, all.size());
            var end = Math.clamp(last - from.events(), begin, all.size());
            return all.subList(begin, end);
        }
    }
}
