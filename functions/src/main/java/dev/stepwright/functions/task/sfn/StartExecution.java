package dev.stepwright.functions.task.sfn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.Api;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.Resource.Pattern;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.frame.ChildExecution;
import dev.stepwright.engine.journal.port.Origin;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.functions.task.Integration;
import dev.stepwright.functions.task.Parameters;
import dev.stepwright.functions.task.SdkMetadata;
import dev.stepwright.functions.task.UnusableParameters;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code states:startExecution} (AWS guide, "Start workflow executions from a task state"). With {@code .sync} the engine tells the
 * task of the end; nobody polls. An attempt starts one execution, however often it asks.
 */
public final class StartExecution implements Integration {

    private static final Set<String> MEMBERS = Set.of("Input", "Name", "StateMachineArn", "TraceHeader");

    private final Supplier<Api> api;

    /** @param api is there by the time that the first task is performed */
    public StartExecution(Supplier<Api> api) {
        this.api = api;
    }

    @Override
    public Set<Pattern> patterns() {
        return EnumSet.allOf(Pattern.class);
    }

    @Override
    public TaskOutcome perform(TaskCall call, Attempt attempt) throws UnusableParameters {
        var request = request(Parameters.of(call, MEMBERS), ChildExecution.name(call, attempt.idempotencyKey()));
        try {
            var started = api.get().start(request, new Origin(attempt.execution(), attempt.frame(), attempt.claim(), waits(call)));
            return new TaskOutcome.Succeeded(Payload.of(shown(started, attempt)));
        } catch (ApiException e) {
            return new TaskOutcome.Failed(Refusal.optimised(e, attempt));
        }
    }

    private static ObjectNode request(Parameters parameters, String name) throws UnusableParameters {
        var request = JsonNodeFactory.instance.objectNode().put("name", name);
        request.put("stateMachineArn", parameters.requiredText("StateMachineArn"));
        parameters.document("Input")
                .ifPresent(input -> request.put("input", input));
        parameters.text("Name");
        parameters.text("TraceHeader").ifPresent(header -> request.put("traceHeader", header));
        parameters.check();
        return request;
    }

    private static boolean waits(TaskCall call) {
        return switch (((Resource.Service) call.resource()).pattern()) {
            case SYNC, SYNC_2 -> true;
            case REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN -> false;
        };
    }

    /** The date in milliseconds, as the SDK of version 1 writes dates. */
    private static JsonNode shown(ObjectNode started, Attempt attempt) {
        var shown = JsonNodeFactory.instance.objectNode();
        shown.set("ExecutionArn", started.get("executionArn"));
        SdkMetadata.add(shown, Map.of(), 200, attempt.requestId());
        return shown.put("StartDate", started.get("startDate").decimalValue().multiply(BigDecimal.valueOf(1_000)).longValue());
    }

    @Override
    public boolean isIdempotent(TaskCall call) {
        return true;
    }
}
