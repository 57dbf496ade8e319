package dev.stepwright.engine.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.State;
import dev.stepwright.engine.asl.TaskState;
import java.util.Map;
import java.util.Optional;

/** A context object that a test makes up: it may hold what the real one holds, and nothing else (AWS guide, "Context object"). */
public final class GivenContext {

    private enum Kind {
        TEXT("a string"), NUMBER("a number"), OBJECT("an object"), ANY("anything");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        boolean fits(JsonNode value) {
            return switch (this) {
                case TEXT -> value.isTextual();
                case NUMBER -> value.isIntegralNumber();
                case OBJECT -> value.isObject();
                case ANY -> true;
            };
        }
    }

    private static final Map<String, Map<String, Kind>> MEMBERS = Map.of(
            "", Map.of("Execution", Kind.OBJECT, "State", Kind.OBJECT, "StateMachine", Kind.OBJECT, "Task", Kind.OBJECT, "Map", Kind.OBJECT),
            "Execution", Map.of("Id", Kind.TEXT, "Input", Kind.ANY, "Name", Kind.TEXT, "RoleArn", Kind.TEXT, "StartTime", Kind.TEXT,
                    "RedriveCount", Kind.NUMBER, "RedriveTime", Kind.TEXT),
            "State", Map.of("EnteredTime", Kind.TEXT, "Name", Kind.TEXT, "RetryCount", Kind.NUMBER),
            "StateMachine", Map.of("Id", Kind.TEXT, "Name", Kind.TEXT),
            "Task", Map.of("Token", Kind.TEXT),
            "Map", Map.of("Item", Kind.OBJECT),
            "Map.Item", Map.of("Index", Kind.NUMBER, "Value", Kind.ANY, "Key", Kind.TEXT, "Source", Kind.TEXT));

    private GivenContext() {
    }

    /** What is wrong with it, in AWS's words. */
    public static Optional<String> fault(JsonNode context, State state) {
        if (!context.isObject()) {
            return Optional.of("Context object must be a JSON object");
        }
        var fault = fault(context, "");
        return fault.isPresent() || !context.has("Task") || hasToken(state) ? fault : Optional.of("Context object contains 'Task' when state "
                + "is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern");
    }

    private static Optional<String> fault(JsonNode object, String at) {
        for (var member : object.properties()) {
            var path = at.isEmpty() ? member.getKey() : at + "." + member.getKey();
            var kind = MEMBERS.get(at).get(member.getKey());
            if (kind == null) {
                return Optional.of("Field '" + member.getKey() + "' is not allowed");
            }
            if (!kind.fits(member.getValue())) {
                return Optional.of(path + " must be " + kind.words);
            }
            var within = kind == Kind.OBJECT ? fault(member.getValue(), path) : Optional.<String>empty();
            if (within.isPresent()) {
                return within;
            }
        }
        return Optional.empty();
    }

    private static boolean hasToken(State state) {
        return state instanceof TaskState task && switch (task.resource()) {
            case Resource.LambdaFunction _ -> false;
            case Resource.Activity _ -> true;
            case Resource.Service service -> service.pattern() != Resource.Pattern.REQUEST_RESPONSE;
        };
    }
}
