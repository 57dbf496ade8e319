package dev.stepwright.functions.task.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.asl.Resource.Pattern;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.functions.task.Integration;
import dev.stepwright.functions.task.ServiceName;
import dev.stepwright.functions.task.UnusableParameters;
import java.util.List;
import java.util.Set;

/**
 * {@code events:putEvents}: an entry that EventBridge does not take fails the task, with the whole answer as its cause. Each event
 * names the execution among its resources (AWS guide, "Add EventBridge events with Step Functions").
 */
public final class PutEvents implements Integration {

    private static final String ENTRIES = "Entries";
    private static final String RESOURCES = "Resources";
    private static final Set<Pattern> PATTERNS = Set.of(Pattern.REQUEST_RESPONSE, Pattern.WAIT_FOR_TASK_TOKEN);

    private final OptimisedAction call;

    public PutEvents(ServiceClients clients) {
        this.call = new OptimisedAction("eventbridge", "putEvents",
                new ServiceName("EventBridge", "AmazonEventBridge", "AmazonEventBridgeException"), PATTERNS, Set.of("Detail"), clients);
    }

    @Override
    public Set<Pattern> patterns() {
        return PATTERNS;
    }

    @Override
    public TaskOutcome perform(TaskCall task, Attempt attempt) throws UnusableParameters {
        var told = new TaskCall(task.resource(), Payload.of(withResources(task.parameters().node(), attempt.execution())),
                task.timeoutSeconds(), task.heartbeatSeconds(), task.roleArn(), task.token());
        var outcome = call.perform(told, attempt);
        return outcome instanceof TaskOutcome.Succeeded(var answer) && answer.node().path("FailedEntryCount").intValue() > 0
                ? failed(answer) : outcome;
    }

    private static TaskOutcome failed(Payload answer) {
        var cause = ((ObjectNode) answer.node().deepCopy()).without(List.of("SdkHttpMetadata", "SdkResponseMetadata"));
        return new TaskOutcome.Failed(Failure.of("EventBridge.FailedEntry", Json.write(cause)));
    }

    private static JsonNode withResources(JsonNode given, String execution) {
        var machine = execution.substring(0, execution.lastIndexOf(':')).replace(":execution:", ":stateMachine:");
        JsonNode with = given.deepCopy();
        with.path(ENTRIES).forEach(entry -> {
            if (entry instanceof ObjectNode event && (!event.hasNonNull(RESOURCES) || event.get(RESOURCES).isArray())) {
                event.withArray(RESOURCES).add(execution).add(machine);
            }
        });
        return with;
    }

    @Override
    public boolean isIdempotent(TaskCall task) {
        return false;
    }
}
