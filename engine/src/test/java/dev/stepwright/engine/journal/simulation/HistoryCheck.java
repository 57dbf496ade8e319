package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.journal.Executions.NumberedEvent;
import dev.stepwright.engine.journal.drive.DurableExecutions;
import java.util.List;
import java.util.Set;

/** What holds of a history at whatever moment it is read. */
final class HistoryCheck {

    private static final Set<EventType> TERMINAL = Set.of(EventType.EXECUTION_SUCCEEDED, EventType.EXECUTION_FAILED,
            EventType.EXECUTION_ABORTED, EventType.EXECUTION_TIMED_OUT);

    private final DurableExecutions reader;

    HistoryCheck(DurableExecutions reader) {
        this.reader = reader;
    }

    List<NumberedEvent> holds(String execution) {
        var history = reader.history(execution).orElseThrow();
        for (var i = 0; i < history.size(); i++) {
            var event = history.get(i);
            require(event.id() == i + 1L, "a gap", history);
            require(event.previousEventId() < event.id(), "an event that follows a later one", history);
            require(!TERMINAL.contains(event.event().type()) || i == history.size() - 1
                    || history.get(i + 1).event().type() == EventType.EXECUTION_REDRIVEN, "events after the end", history);
            require(event.event().type() != EventType.EXECUTION_REDRIVEN || event.previousEventId() == i
                    && TERMINAL.contains(history.get(i - 1).event().type()), "redriven before its end", history);
            require(i == 0 || event.event().type() != EventType.EXECUTION_STARTED, "begun twice", history);
        }
        require(history.getFirst().event().type() == EventType.EXECUTION_STARTED, "no beginning", history);
        return history;
    }

    private static void require(boolean holds, String otherwise, List<NumberedEvent> history) {
        if (!holds) {
            throw new AssertionError(otherwise + " in " + history.stream().map(e -> e.event().type()).toList());
        }
    }
}
