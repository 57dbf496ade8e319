package dev.stepwright.engine.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.history.HistoryEvent;
import dev.stepwright.engine.inprocess.FrameEvent;
import dev.stepwright.engine.journal.Executions.NumberedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What follows what in a history with forks. Within one thread of control it is the same however siblings are interleaved, so
 * there the durable driver and the run in memory must agree; at forks and joins it must be what the rules allow.
 */
final class Succession {

    private static final Set<EventType> FORKS = Set.of(EventType.PARALLEL_STATE_STARTED, EventType.MAP_STATE_STARTED);
    private static final Set<EventType> JOINS = Set.of(EventType.PARALLEL_STATE_SUCCEEDED, EventType.PARALLEL_STATE_FAILED,
            EventType.MAP_STATE_SUCCEEDED, EventType.MAP_STATE_FAILED, EventType.EXECUTION_FAILED);

    private Succession() {
    }

    private static boolean atForkOrJoin(HistoryEvent event, HistoryEvent previous) {
        return JOINS.contains(event.type()) || event.type() == EventType.MAP_ITERATION_STARTED || FORKS.contains(previous.type())
                || isRetriedFork(event, previous) || leavesMap(event, previous);
    }

    private static boolean isRetriedFork(HistoryEvent event, HistoryEvent previous) {
        return FORKS.contains(event.type()) && previous.type() != EventType.PARALLEL_STATE_ENTERED
                && previous.type() != EventType.MAP_STATE_ENTERED;
    }

    /** Nothing follows the success of a Map: the exit follows what the success did (as seen on AWS). */
    private static boolean leavesMap(HistoryEvent event, HistoryEvent previous) {
        return event.type() == EventType.MAP_STATE_EXITED
                && (previous.type() == EventType.MAP_STATE_SUCCEEDED || previous.type() == EventType.MAP_ITERATION_SUCCEEDED);
    }

    private static String pair(HistoryEvent event, HistoryEvent previous) {
        return event.type() + " after " + previous.type();
    }

    /** Each event with the one that it follows, within one thread of control. */
    static List<String> durable(List<NumberedEvent> history) {
        return history.stream().filter(event -> event.previousEventId() > 0)
                .filter(event -> !atForkOrJoin(event.event(), previous(history, event).event()))
                .map(event -> pair(event.event(), previous(history, event).event())).sorted().toList();
    }

    private static NumberedEvent previous(List<NumberedEvent> history, NumberedEvent event) {
        return history.get((int) event.previousEventId() - 1);
    }

    /** The same of a run in memory, where each event says which thread it belongs to. */
    static List<String> inMemory(List<FrameEvent> history) {
        var tails = new HashMap<List<Integer>, HistoryEvent>();
        var pairs = new ArrayList<String>();
        for (var event : history) {
            var previous = tails.get(event.frame());
            var begins = previous == null || previous.type() == EventType.EXECUTION_STARTED;
            if (!begins && !atForkOrJoin(event.event(), previous)) {
                pairs.add(pair(event.event(), previous));
            }
            tails.keySet().removeIf(frame -> frame.size() > event.frame().size());
            tails.put(event.frame(), event.event());
        }
        return pairs.stream().sorted().toList();
    }

    /** The ids that the event at that index may follow where there is no fork. */
    static Set<Long> inOneThread(int index, EventType type) {
        return switch (type) {
            case EXECUTION_STARTED, EXECUTION_ABORTED, EXECUTION_TIMED_OUT -> Set.of(0L);
            // As seen on AWS: of the state's entry, or of what it follows.
            case EVALUATION_FAILED -> new TreeSet<>(List.of((long) index, index == 2 ? 0L : index - 1L));
            case MAP_STATE_EXITED -> Set.of((long) index, index - 1L);
            default -> Set.of(index == 1 ? 0L : index);
        };
    }

    /** A child begins where it was forked, or after the child before it; a join follows a child, or nothing but its fork. */
    static void holdsAtForksAndJoins(List<NumberedEvent> history) {
        for (var event : history) {
            if (event.previousEventId() > 0 && atForkOrJoin(event.event(), previous(history, event).event())) {
                var type = event.event().type();
                var before = previous(history, event).event().type();
                assertThat(switch (type) {
                    case MAP_ITERATION_STARTED -> before == EventType.MAP_STATE_STARTED || isEndOfChild(before);
                    case MAP_STATE_SUCCEEDED, MAP_STATE_EXITED -> before == EventType.MAP_STATE_STARTED || before == EventType.MAP_ITERATION_SUCCEEDED;
                    case PARALLEL_STATE_SUCCEEDED -> isEndOfChild(before);
                    // What cannot be caught ends the execution from within a child.
                    case PARALLEL_STATE_FAILED, MAP_STATE_FAILED, EXECUTION_FAILED -> !FORKS.contains(before);
                    case PARALLEL_STATE_STARTED, MAP_STATE_STARTED -> !FORKS.contains(before);
                    default -> type.name().endsWith("_STATE_ENTERED");
                }).as(pair(event.event(), previous(history, event).event())).isTrue();
            }
        }
    }

    private static boolean isEndOfChild(EventType type) {
        return type.name().endsWith("_STATE_EXITED") || type == EventType.MAP_ITERATION_SUCCEEDED;
    }
}
