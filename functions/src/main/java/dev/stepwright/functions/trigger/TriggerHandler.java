package dev.stepwright.functions.trigger;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.Api;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Starts what a rule's configured input asks for: {@code {"stateMachineArn": …, "input": any JSON, "name": …}}, or
 * {@code "event"} instead of the last two, the whole event, whose id is then the name. An event that is delivered twice
 * starts one execution. A failure is thrown, so that Lambda tries again and at last sends the event to its dead letters.
 */
public final class TriggerHandler implements RequestStreamHandler {

    /** EventBridge delivers at most 256 KB; an input transformer may add some. */
    private static final int LONGEST = 1_000_000;
    private static final System.Logger LOG = System.getLogger(TriggerHandler.class.getName());

    private final Api api;

    public TriggerHandler(Api api) {
        this.api = api;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        answer.write(start(request(read(event))).toString().getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode start(ObjectNode request) {
        try {
            return api.call("StartExecution", request);
        } catch (ApiException e) {
            if (e.error() instanceof ApiError.ExecutionAlreadyExists(var arn)) {
                LOG.log(Level.INFO, "The event started " + arn + " before");
                return JsonNodeFactory.instance.objectNode().put("executionArn", arn);
            }
            throw e;
        }
    }

    private static ObjectNode request(JsonNode asked) {
        var request = JsonNodeFactory.instance.objectNode()
                .put("stateMachineArn", asked.path("stateMachineArn").asText())
                .put("input", Json.write(asked.has("input") ? asked.get("input") : asked.path("event")));
        name(asked).ifPresent(name -> request.put("name", name));
        return request;
    }

    private static Optional<String> name(JsonNode asked) {
        return Optional.of(asked.has("name") ? asked.get("name") : asked.path("event").path("id"))
                .filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static JsonNode read(InputStream event) throws IOException {
        var bytes = event.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new IllegalArgumentException("Trigger: expected at most " + LONGEST + " bytes, found more");
        }
        try {
            var asked = Json.parse(new String(bytes, StandardCharsets.UTF_8));
            if (!asked.path("stateMachineArn").isTextual() || !asked.has("input") && !asked.has("event")) {
                throw new IllegalArgumentException("Trigger: expected an object with stateMachineArn, and input or event; check "
                        + "the input that the rule's target is configured with");
            }
            return asked;
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("Trigger: expected JSON, found text that is none: " + e.getMessage(), e);
        }
    }
}
