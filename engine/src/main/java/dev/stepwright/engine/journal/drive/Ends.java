package dev.stepwright.engine.journal.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.Resource.Pattern;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.frame.Closing;
import dev.stepwright.engine.journal.frame.Journal;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.port.Origin;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.journal.record.Redrive;
import dev.stepwright.engine.journal.task.Callbacks;
import dev.stepwright.engine.payload.Payload;

/**
 * What follows from the end of an execution: the task that waits for it is told, then its summary is closed. In that order,
 * because the sweep looks at executions whose summary is open, and nobody looks at the others. Both are idempotent.
 */
final class Ends {

    private static final String INCLUDED = "Included";
    private static final String NOT_REDRIVABLE = "NOT_REDRIVABLE";

    private final Journal journal;
    private final Callbacks callbacks;
    private final Closing closing;

    Ends(Journal journal, Callbacks callbacks, Closing closing) {
        this.journal = journal;
        this.callbacks = callbacks;
        this.closing = closing;
    }

    void close(Header header, Standing root) {
        header.origin().filter(Origin::waits).filter(origin -> !journal.isOrphan(header, origin)).ifPresent(origin -> callbacks.deliver(origin, call -> told(header, root, call)));
        closing.close(header, root);
    }

    /** What DescribeExecution tells is the task's result, or the cause of its failure (AWS guide, "Start workflow executions"). */
    private static TaskOutcome told(Header header, Standing root, TaskCall call) {
        var described = described(header, root);
        return switch (((Stand.Ended) root.stand()).outcome()) {
            case Outcome.Succeeded _ -> new TaskOutcome.Succeeded(Payload.of(isParsed(call) ? parsed(described) : described));
            case Outcome.Failed _, Outcome.Aborted _, Outcome.TimedOut _ ->
                    new TaskOutcome.Failed(Failure.of("States.TaskFailed", Json.write(described)));
        };
    }

    private static boolean isParsed(TaskCall call) {
        return call.resource() instanceof Resource.Service service && service.pattern() == Pattern.SYNC_2;
    }

    /** With input and output as JSON instead of its text. */
    private static ObjectNode parsed(ObjectNode described) {
        for (var member : new String[] {"Input", "Output"}) {
            described.set(member, Json.parse(described.get(member).textValue()));
        }
        return described;
    }

    private static ObjectNode described(Header header, Standing root) {
        var outcome = ((Stand.Ended) root.stand()).outcome();
        var status = Closing.status(outcome);
        var shown = JsonNodeFactory.instance.objectNode();
        switch (outcome) {
            case Outcome.Succeeded _ -> { }
            case Outcome.Failed(var failure) -> put(shown, failure);
            case Outcome.Aborted(var failure) -> put(shown, failure);
            case Outcome.TimedOut(var failure) -> put(shown, failure);
        }
        shown.put("ExecutionArn", root.execution()).put("Input", header.input().text());
        shown.set("InputDetails", included());
        shown.put("Name", header.name());
        if (outcome instanceof Outcome.Succeeded(var output)) {
            shown.put("Output", output.text()).set("OutputDetails", included());
        }
        var redrive = root.last().redrive();
        shown.put("RedriveCount", redrive.map(Redrive::count).orElse(0));
        redrive.ifPresent(last -> shown.put("RedriveDate", last.date().toEpochMilli()));
        shown.put("RedriveStatus", outcome instanceof Outcome.Succeeded ? NOT_REDRIVABLE : "REDRIVABLE");
        if (outcome instanceof Outcome.Succeeded) {
            shown.put("RedriveStatusReason", "Execution is " + status + " and cannot be redriven");
        }
        shown.put("StartDate", header.startDate().toEpochMilli());
        header.stateMachineAliasArn().ifPresent(alias -> shown.put("StateMachineAliasArn", alias));
        shown.put("StateMachineArn", header.stateMachine());
        header.stateMachineVersionArn().ifPresent(version -> shown.put("StateMachineVersionArn", version));
        shown.put("Status", status).put("StopDate", Closing.stoppedAt(root).toEpochMilli());
        header.traceHeader().ifPresent(trace -> shown.put("TraceHeader", trace));
        return shown;
    }

    private static void put(ObjectNode shown, Failure failure) {
        failure.cause().ifPresent(cause -> shown.put("Cause", cause));
        failure.error().ifPresent(error -> shown.put("Error", error));
    }

    private static JsonNode included() {
        return JsonNodeFactory.instance.objectNode().put(INCLUDED, true);
    }
}
