package dev.stepwright.functions.task.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.asl.Resource.Pattern;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.functions.task.Integration;
import dev.stepwright.functions.task.Parameters;
import dev.stepwright.functions.task.ServiceName;
import dev.stepwright.functions.task.UnusableParameters;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * {@code bedrock:invokeModel}: what the model is asked and what it says are JSON (AWS guide, "Invoke and customize Amazon Bedrock
 * models with Step Functions"). Prompts and answers that lie in S3 are not fetched or left there.
 */
public record InvokeModel(ServiceClients clients) implements Integration {

    private static final ServiceName BEDROCK = new ServiceName("Bedrock", "AmazonBedrockRuntime", "AmazonBedrockRuntimeException");
    private static final String SERVICE = "bedrockruntime";
    private static final String BODY = "Body";

    @Override
    public Set<Pattern> patterns() {
        return Set.of(Pattern.REQUEST_RESPONSE, Pattern.WAIT_FOR_TASK_TOKEN);
    }

    @Override
    public TaskOutcome perform(TaskCall call, Attempt attempt) throws UnusableParameters {
        var service = AwsService.find(SERVICE).orElseThrow();
        try {
            var done = new SdkCalls(clients).call(service, service.action("invokeModel", clients).orElseThrow(), Parameters.of(call),
                    Spelling.JAVA, Set.of(), attempt);
            return new TaskOutcome.Succeeded(Payload.of(parsed(done.shown())));
        } catch (SdkException e) {
            return BEDROCK.outcome(e, service::exception);
        }
    }

    /** A model that answers no JSON answers text. */
    private static ObjectNode parsed(ObjectNode shown) {
        try {
            shown.set(BODY, Json.parse(shown.path(BODY).asText()));
        } catch (MalformedJsonException _) {
            return shown;
        }
        return shown;
    }

    @Override
    public boolean isIdempotent(TaskCall call) {
        return false;
    }
}
