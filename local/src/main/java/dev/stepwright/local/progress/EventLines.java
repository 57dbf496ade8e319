package dev.stepwright.local.progress;

import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.history.HistoryEvent;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.journal.record.FrameName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Events as lines. Keeps what a later line needs of an earlier one: when a state was entered, how often it was tried. */
final class EventLines {

    private static final int LONGEST_CAUSE = 300;

    private record Visit(Instant entered, int attempts) {
    }

    private final Paint paint;
    private final Map<String, Visit> visits = new HashMap<>();

    EventLines(Paint paint) {
        this.paint = paint;
    }

    /** What there is to say of the event; nothing for those that only repeat it. */
    Optional<String> line(FrameName frame, String state, HistoryEvent event) {
        return switch (event.details()) {
            case Details.ExecutionStarted _ -> Optional.of("started");
            case Details.StateEntered(var name, var _) -> {
                visits.put(frame.text(), new Visit(event.timestamp(), 0));
                yield Optional.of("→ " + paint.bold(name) + " " + paint.faint(typeOf(event)));
            }
            case Details.StateExited(var name, var _, var _) -> Optional.of(paint.green("✓") + " " + name + " "
                    + paint.faint(since(frame, event.timestamp())));
            case Details.LambdaFunctionScheduled scheduled -> Optional.of(attempt(frame, scheduled.resource()));
            case Details.TaskScheduled scheduled -> Optional.of(attempt(frame, scheduled.resourceType() + ":" + scheduled.resource()));
            case Details.ActivityScheduled scheduled -> Optional.of(attempt(frame, scheduled.resource()));
            case Details.Failure(var error, var cause) -> Optional.of(failure(event, error, cause));
            case Details.TaskFailure(var _, var _, var error, var cause) -> Optional.of(failure(event, error, cause));
            case Details.EvaluationFailed failed -> Optional.of(failure(event, Optional.of(failed.error()), Optional.of(failed.cause())));
            case Details.MapStateStarted(var length) -> Optional.of("  " + length + (length == 1 ? " item" : " items"));
            case Details.Output _ -> Optional.empty();
            case Details.ActivityStarted _ -> Optional.of("  a worker took it");
            case Details.TaskStarted _, Details.TaskOutput _, Details.None _, Details.MapIteration _ -> Optional.empty();
            case Details.MapRunStarted(var arn) -> Optional.of("  map run " + arn);
            case Details.MapRunRedriven _, Details.ExecutionRedriven _ -> Optional.of("  redriven");
        };
    }

    /** What the frame waits for after a record. */
    Optional<String> waiting(Stand stand, Instant now) {
        return switch (stand) {
            case Stand.Waiting(var until) -> Optional.of("  " + paint.faint("waits " + span(Duration.between(now, until))));
            case Stand.BackingOff(var until) -> Optional.of("  " + paint.yellow("↻ tries again in "
                    + span(Duration.between(now, until))));
            case Stand.Entering _, Stand.Scheduled _, Stand.Calling _, Stand.Awaiting _, Stand.Told _, Stand.Joining _,
                 Stand.Ended _ -> Optional.empty();
        };
    }

    private String attempt(FrameName frame, String resource) {
        var visit = visits.merge(frame.text(), new Visit(Instant.EPOCH, 1), (before, one) -> new Visit(before.entered(),
                before.attempts() + 1));
        return "  " + paint.faint("calls " + resource) + (visit.attempts() > 1 ? paint.yellow(" (attempt " + visit.attempts() + ")") : "");
    }

    private String failure(HistoryEvent event, Optional<String> error, Optional<String> cause) {
        return paint.red("✗ " + words(event.type().wireName())) + error.map(name -> " " + paint.bold(name)).orElse("")
                + cause.map(text -> ": " + shortened(text)).orElse("");
    }

    private static String shortened(String cause) {
        var line = cause.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_CAUSE ? line : line.substring(0, LONGEST_CAUSE) + "…";
    }

    /** {@code LambdaFunctionTimedOut} as "lambda function timed out". */
    private static String words(String type) {
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String typeOf(HistoryEvent event) {
        return event.type().wireName().replace("StateEntered", "");
    }

    private String since(FrameName frame, Instant now) {
        var visit = visits.get(frame.text());
        return visit == null ? "" : span(Duration.between(visit.entered(), now));
    }

    static String span(Duration span) {
        var millis = Math.max(0, span.toMillis());
        if (millis < 1_000) {
            return millis + " ms";
        }
        return millis < 60_000 ? String.format(Locale.ROOT, "%.1f s", millis / 1_000.0)
                : Duration.ofSeconds(millis / 1_000).toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
