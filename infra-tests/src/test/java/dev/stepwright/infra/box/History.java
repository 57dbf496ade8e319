package dev.stepwright.infra.box;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** Questions to the history of an execution. */
record History(List<HistoryEvent> events) {

    static History of(SfnClient sfn, String execution) {
        return new History(Client.history(sfn, execution));
    }

    Stream<HistoryEvent> of(HistoryEventType type) {
        return events.stream().filter(event -> event.type() == type);
    }

    <T> List<T> of(HistoryEventType type, Function<HistoryEvent, T> detail) {
        return of(type).map(detail).toList();
    }

    /** Names of the states, in the order in which they were entered. */
    List<String> entered() {
        return events.stream().filter(event -> event.stateEnteredEventDetails() != null)
                .map(event -> event.stateEnteredEventDetails().name()).toList();
    }

    /** Types of the events of one state, from the entering to the exit, by the chain of what came before what. */
    List<String> chain(String state) {
        var exit = events.stream().filter(event -> event.stateExitedEventDetails() != null
                && event.stateExitedEventDetails().name().equals(state)).findFirst().orElseThrow();
        return Stream.iterate(exit, event -> event.previousEventId() > 0, event -> event(event.previousEventId()))
                .takeWhile(event -> event == exit || event.stateExitedEventDetails() == null)
                .map(HistoryEvent::typeAsString).toList().reversed();
    }

    private HistoryEvent event(long id) {
        return events.stream().filter(event -> event.id() == id).findFirst().orElseThrow();
    }
}
