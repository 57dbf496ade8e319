package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.journal.Executions.NumberedEvent;
import dev.stepwright.engine.payload.Payload;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Events as GetExecutionHistory shows them (API reference, HistoryEvent).
 *
 * @param region   that TaskScheduled names
 * @param withData whether inputs and outputs are shown
 */
record HistoryRendering(String region, boolean withData) {

    ObjectNode render(NumberedEvent numbered) {
        var event = numbered.event();
        var json = Operation.answer().put("timestamp", Timestamps.of(event.timestamp()))
                .put("type", event.type().wireName()).put("id", numbered.id())
                .put("previousEventId", numbered.previousEventId());
        if (!(event.details() instanceof Details.None)) {
            write(json.putObject(memberName(event.type(), event.details())), event.details());
        }
        return json;
    }

    /** States share their details across types; of all other types each has a member of its own. */
    private static String memberName(EventType type, Details details) {
        return switch (details) {
            case Details.StateEntered _ -> "stateEnteredEventDetails";
            case Details.StateExited _ -> "stateExitedEventDetails";
            case Details.None _, Details.ExecutionStarted _, Details.Output _, Details.Failure _,
                 Details.LambdaFunctionScheduled _, Details.ActivityScheduled _, Details.ActivityStarted _,
                 Details.TaskScheduled _, Details.TaskStarted _, Details.TaskOutput _, Details.TaskFailure _,
                 Details.MapStateStarted _, Details.MapIteration _, Details.EvaluationFailed _, Details.MapRunStarted _,
                 Details.MapRunRedriven _, Details.ExecutionRedriven _ -> {
                var name = type.wireName();
                yield name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + "EventDetails";
            }
        };
    }

    private void write(ObjectNode json, Details details) {
        switch (details) {
            case Details.None _ -> { }
            case Details.ExecutionStarted started -> {
                data(json, "input", started.input());
                json.put("roleArn", started.roleArn());
                text(json, "stateMachineVersionArn", started.stateMachineVersionArn());
                text(json, "stateMachineAliasArn", started.stateMachineAliasArn());
            }
            case Details.Output(var output) -> data(json, "output", output);
            case Details.Failure(var error, var cause) -> failure(json, error, cause);
            case Details.StateEntered(var name, var input) -> data(json.put("name", name), "input", input);
            case Details.StateExited exited -> exited(json, exited);
            case Details.LambdaFunctionScheduled scheduled -> {
                data(json.put("resource", scheduled.resource()), "input", scheduled.input());
                seconds(json, "timeoutInSeconds", scheduled.timeoutSeconds());
                credentials(json, scheduled.credentialsRoleArn());
            }
            case Details.ActivityScheduled scheduled -> {
                data(json.put("resource", scheduled.resource()), "input", scheduled.input());
                seconds(json, "timeoutInSeconds", scheduled.timeoutSeconds());
                seconds(json, "heartbeatInSeconds", scheduled.heartbeatSeconds());
            }
            case Details.ActivityStarted(var workerName) -> text(json, "workerName", workerName);
            case Details.TaskScheduled scheduled -> scheduled(json, scheduled);
            case Details.TaskStarted(var type, var resource) -> task(json, type, resource);
            case Details.TaskOutput(var type, var resource, var output) -> {
                task(json, type, resource);
                output.ifPresent(document -> data(json, "output", document));
            }
            case Details.TaskFailure(var type, var resource, var error, var cause) ->
                    failure(task(json, type, resource), error, cause);
            case Details.MapStateStarted(var length) -> json.put("length", length);
            case Details.MapIteration(var name, var index) -> json.put("name", name).put("index", index);
            case Details.EvaluationFailed(var error, var cause, var location, var state) -> {
                json.put("error", error).put("cause", cause).put("state", state);
                text(json, "location", location);
            }
            case Details.MapRunStarted(var arn) -> json.put("mapRunArn", arn);
            case Details.MapRunRedriven(var arn, var count) -> json.put("mapRunArn", arn).put("redriveCount", count);
            case Details.ExecutionRedriven(var count) -> json.put("redriveCount", count);
        }
    }

    private void exited(ObjectNode json, Details.StateExited exited) {
        data(json.put("name", exited.name()), "output", exited.output());
        exited.assignedVariables().ifPresent(variables -> {
            if (withData) {
                json.set("assignedVariables", variables.node());
            }
            json.putObject("assignedVariablesDetails").put("truncated", false);
        });
    }

    private void scheduled(ObjectNode json, Details.TaskScheduled scheduled) {
        task(json, scheduled.resourceType(), scheduled.resource()).put("region", region)
                .put("parameters", withData ? scheduled.parameters().text() : "");
        seconds(json, "timeoutInSeconds", scheduled.timeoutSeconds());
        seconds(json, "heartbeatInSeconds", scheduled.heartbeatSeconds());
        credentials(json, scheduled.credentialsRoleArn());
    }

    private static ObjectNode task(ObjectNode json, String resourceType, String resource) {
        return json.put("resourceType", resourceType).put("resource", resource);
    }

    private void data(ObjectNode json, String member, Payload document) {
        if (withData) {
            json.put(member, document.text());
        }
        json.putObject(member + "Details").put("truncated", false);
    }

    private static void failure(ObjectNode json, Optional<String> error, Optional<String> cause) {
        text(json, "error", error);
        text(json, "cause", cause);
    }

    private static void text(ObjectNode json, String member, Optional<String> value) {
        value.ifPresent(text -> json.put(member, text));
    }

    private static void seconds(ObjectNode json, String member, OptionalLong value) {
        value.ifPresent(seconds -> json.put(member, seconds));
    }

    private static void credentials(ObjectNode json, Optional<String> roleArn) {
        roleArn.ifPresent(arn -> json.putObject("taskCredentials").put("roleArn", arn));
    }
}
