package dev.stepwright.local.command;

import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.journal.Executions.NumberedEvent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A history for people: id, cause, time, type, state. */
final class HistoryTable {

    private HistoryTable() {
    }

    static String of(List<NumberedEvent> events) {
        return events.stream().map(event -> String.format(Locale.ROOT, "%6d  after %-6d  %s  %s%s", event.id(), event.previousEventId(),
                event.event().timestamp(), event.event().type().wireName(), subject(event.event().details())))
                .collect(Collectors.joining("\n"));
    }

    private static String subject(Details details) {
        return switch (details) {
            case Details.StateEntered(var name, var _) -> " " + name;
            case Details.StateExited(var name, var _, var _) -> " " + name;
            case Details.LambdaFunctionScheduled scheduled -> " " + scheduled.resource();
            case Details.ActivityScheduled scheduled -> " " + scheduled.resource();
            case Details.TaskScheduled scheduled -> " " + scheduled.resourceType() + ":" + scheduled.resource();
            case Details.Failure(var error, var _) -> error.map(text -> " " + text).orElse("");
            case Details.TaskFailure(var _, var _, var error, var _) -> error.map(text -> " " + text).orElse("");
            case Details.EvaluationFailed failed -> " " + failed.error();
            case Details.MapIteration(var name, var index) -> " " + name + " " + index;
            case Details.MapStateStarted(var length) -> " " + length;
            case Details.MapRunStarted(var arn) -> " " + arn;
            case Details.None _, Details.ExecutionStarted _, Details.Output _, Details.ActivityStarted _, Details.TaskStarted _,
                 Details.TaskOutput _, Details.MapRunRedriven _, Details.ExecutionRedriven _ -> "";
        };
    }
}
