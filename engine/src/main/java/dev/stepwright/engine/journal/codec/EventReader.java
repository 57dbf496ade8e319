package dev.stepwright.engine.journal.codec;

import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.history.HistoryEvent;
import dev.stepwright.engine.payload.Payload;
import java.time.Instant;
import java.util.List;

/** Reads what {@link EventWriter} wrote. */
final class EventReader {

    private static final EventType[] TYPES = EventType.values();

    private final RecordInput in;
    private final List<Payload> payloads;
    private long millis;

    EventReader(RecordInput in, List<Payload> payloads) {
        this.in = in;
        this.payloads = payloads;
    }

    HistoryEvent read() {
        var type = TYPES[in.one()];
        millis += in.number();
        return new HistoryEvent(type, Instant.ofEpochMilli(millis), details());
    }

    private Payload payload() {
        return payloads.get(in.count());
    }

    private Details details() {
        return switch (in.one()) {
            case EventTag.NONE -> Details.None.INSTANCE;
            case EventTag.EXECUTION_STARTED -> new Details.ExecutionStarted(payload(), in.text(), in.optional(in::text),
                    in.optional(in::text));
            case EventTag.OUTPUT -> new Details.Output(payload());
            case EventTag.FAILURE -> new Details.Failure(in.optional(in::text), in.optional(in::text));
            case EventTag.STATE_ENTERED -> new Details.StateEntered(in.text(), payload());
            case EventTag.STATE_EXITED -> new Details.StateExited(in.text(), payload(), in.optional(this::payload));
            case EventTag.LAMBDA_SCHEDULED -> new Details.LambdaFunctionScheduled(in.text(), payload(), in.optionalNumber(),
                    in.optional(in::text));
            case EventTag.ACTIVITY_SCHEDULED -> new Details.ActivityScheduled(in.text(), payload(), in.optionalNumber(),
                    in.optionalNumber());
            case EventTag.ACTIVITY_STARTED -> new Details.ActivityStarted(in.optional(in::text));
            case EventTag.TASK_SCHEDULED -> new Details.TaskScheduled(in.text(), in.text(), payload(), in.optionalNumber(),
                    in.optionalNumber(), in.optional(in::text));
            case EventTag.TASK_STARTED -> new Details.TaskStarted(in.text(), in.text());
            case EventTag.TASK_OUTPUT -> new Details.TaskOutput(in.text(), in.text(), in.optional(this::payload));
            case EventTag.TASK_FAILURE -> new Details.TaskFailure(in.text(), in.text(), in.optional(in::text),
                    in.optional(in::text));
            case EventTag.MAP_STARTED -> new Details.MapStateStarted(in.count());
            case EventTag.MAP_ITERATION -> new Details.MapIteration(in.text(), in.count());
            case EventTag.EVALUATION_FAILED -> new Details.EvaluationFailed(in.text(), in.text(), in.optional(in::text),
                    in.text());
            case EventTag.MAP_RUN_STARTED -> new Details.MapRunStarted(in.text());
            case EventTag.MAP_RUN_REDRIVEN -> new Details.MapRunRedriven(in.text(), in.count());
            case EventTag.EXECUTION_REDRIVEN -> new Details.ExecutionRedriven(in.count());
            default -> throw new AssertionError("a record with an event of unknown shape");
        };
    }
}
