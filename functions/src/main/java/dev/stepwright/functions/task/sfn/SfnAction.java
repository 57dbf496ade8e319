package dev.stepwright.functions.task.sfn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.Api;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.Resource.Pattern;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.frame.ChildExecution;
import dev.stepwright.engine.journal.port.Origin;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.functions.task.Integration;
import dev.stepwright.functions.task.Parameters;
import dev.stepwright.functions.task.UnusableParameters;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * {@code aws-sdk:sfn:<action>}: the actions on executions and task tokens, and those that describe machines. Members begin with a
 * capital, on the way in and out. Machines are not made or changed by tasks: what may do that is for people to say.
 */
public final class SfnAction implements Integration {

    private static final String START = "StartExecution";
    private static final String REDRIVE = "RedriveExecution";
    private static final String CLIENT_TOKEN = "clientToken";
    private static final Set<String> ACTIONS = Set.of("DescribeActivity", "DescribeExecution", "DescribeStateMachine",
            "DescribeStateMachineAlias", "DescribeStateMachineForExecution", "GetExecutionHistory", "ListExecutions", REDRIVE, "SendTaskFailure",
            "SendTaskHeartbeat", "SendTaskSuccess", START, "StopExecution");

    private final Supplier<Api> api;

    /** @param api is there by the time that the first task is performed */
    public SfnAction(Supplier<Api> api) {
        this.api = api;
    }

    @Override
    public Set<Pattern> patterns() {
        return Set.of(Pattern.REQUEST_RESPONSE, Pattern.WAIT_FOR_TASK_TOKEN);
    }

    @Override
    public TaskOutcome perform(TaskCall call, Attempt attempt) throws UnusableParameters {
        var action = capital(((Resource.Service) call.resource()).action());
        if (!ACTIONS.contains(action)) {
            return new TaskOutcome.Failed(Failure.of("States.Runtime", "The resource " + call.resource().arn()
                    + " names no action that a task may call: expected one of " + new TreeSet<>(ACTIONS).stream().map(SfnAction::small).toList()
                    + ", found " + small(action)), TaskOutcome.Phase.START);
        }
        var request = request(action, Parameters.of(call));
        try {
            return new TaskOutcome.Succeeded(Payload.of(shown(answer(action, request, call, attempt))));
        } catch (ApiException e) {
            return new TaskOutcome.Failed(Refusal.ofSdk(e, attempt));
        }
    }

    private ObjectNode answer(String action, ObjectNode request, TaskCall call, Attempt attempt) {
        return switch (action) {
            case START -> start(request, call, attempt);
            // As the SDK does, which makes one up
            case REDRIVE -> api.get().call(action, request.has(CLIENT_TOKEN) ? request
                    : request.put(CLIENT_TOKEN, attempt.idempotencyKey()));
            default -> api.get().call(action, request);
        };
    }

    private ObjectNode start(ObjectNode request, TaskCall call, Attempt attempt) {
        return api.get().start(request.put("name", ChildExecution.name(call, attempt.idempotencyKey())),
                new Origin(attempt.execution(), attempt.frame(), attempt.claim(), false));
    }

    /** Documents may be given as JSON instead of as its text. */
    private ObjectNode request(String action, Parameters parameters) throws UnusableParameters {
        var members = api.get().members(action).stream().collect(Collectors.toMap(member -> capital(member.name()), member -> member));
        var request = JsonNodeFactory.instance.objectNode();
        parameters.all().properties().stream().filter(given -> !given.getValue().isNull()).forEach(given -> {
            var member = members.get(given.getKey());
            if (member == null) {
                parameters.unsupported(given.getKey());
            } else if (member.hasExpectedType(given.getValue())) {
                request.set(member.name(), given.getValue());
            } else if (member.expectedType().equals("a STRING") && given.getValue().isContainerNode()) {
                request.put(member.name(), Parameters.asText(given.getValue()));
            } else {
                parameters.wrong(given.getKey(), member.expectedType());
            }
        });
        parameters.check();
        return request;
    }

    /** Times as ISO 8601 text. */
    private static JsonNode shown(JsonNode answer) {
        return switch (answer) {
            case ObjectNode object -> {
                var shown = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(member -> shown.set(capital(member.getKey()),
                        member.getValue().isBigDecimal() ? JsonNodeFactory.instance.textNode(time(member.getValue().decimalValue()))
                                : shown(member.getValue())));
                yield shown;
            }
            case ArrayNode array -> {
                var shown = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> shown.add(shown(element)));
                yield shown;
            }
            case JsonNode leaf -> leaf;
        };
    }

    private static String time(BigDecimal seconds) {
        return Instant.ofEpochMilli(seconds.multiply(BigDecimal.valueOf(1_000)).longValue()).toString();
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String small(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** All that may be called only looks, or knows a second call of an attempt from a new one. */
    @Override
    public boolean isIdempotent(TaskCall call) {
        return true;
    }
}
