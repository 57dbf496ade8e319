package dev.stepwright.engine.inprocess;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.payload.Payload;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Outcomes in the order they are asked for, by the last part of a resource's ARN: {@code {"result": …}},
 * {@code {"large": n}} (a text of n letters), {@code {"error": …, "cause": …, "phase": …}}, {@code {"timeout": error}},
 * {@code {"submitted": …}}, which {@code {"callback": outcome}} may follow.
 */
public final class ScriptedTasks implements TaskRunner {

    private final Map<String, Deque<JsonNode>> scripts = new HashMap<>();

    ScriptedTasks(JsonNode tasks) {
        tasks.properties().forEach(script ->
                scripts.put(script.getKey(), new ArrayDeque<>(script.getValue().valueStream().toList())));
    }

    @Override
    public TaskOutcome call(TaskCall call) {
        var next = script(call).poll();
        if (next == null) {
            throw new AssertionError("the case has no more outcomes of " + call.resource().arn());
        }
        return outcome(next);
    }

    @Override
    public Optional<TaskOutcome> callback(TaskCall call) {
        var script = script(call);
        return script.isEmpty() || !script.peek().has("callback") ? Optional.empty()
                : Optional.of(outcome(script.poll().get("callback")));
    }

    /** Whether everything in the script was asked for. */
    public boolean isUsedUp() {
        return scripts.values().stream().allMatch(Deque::isEmpty);
    }

    private Deque<JsonNode> script(TaskCall call) {
        var arn = call.resource().arn();
        return scripts.getOrDefault(arn.substring(arn.lastIndexOf(':') + 1), new ArrayDeque<>());
    }

    private static TaskOutcome outcome(JsonNode json) {
        if (json.has("result")) {
            return new TaskOutcome.Succeeded(Payload.of(json.get("result")));
        }
        if (json.has("large")) {
            return new TaskOutcome.Succeeded(Payload.ofText('"' + "x".repeat(json.get("large").intValue()) + '"'));
        }
        if (json.has("submitted")) {
            return new TaskOutcome.Submitted(Optional.of(Payload.of(json.get("submitted"))));
        }
        if (json.has("timeout")) {
            return new TaskOutcome.TimedOut(Failure.of(json.get("timeout").textValue()));
        }
        if (json.has("error")) {
            return new TaskOutcome.Failed(
                    new Failure(Optional.ofNullable(json.get("error").textValue()),
                            Optional.ofNullable(json.path("cause").textValue())),
                    TaskOutcome.Phase.valueOf(json.path("phase").asText("WORK")));
        }
        throw new AssertionError("Expected an outcome, but found " + json);
    }
}
