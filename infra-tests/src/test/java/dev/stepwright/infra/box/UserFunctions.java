package dev.stepwright.infra.box;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The functions that workflows call: Java in this process, behind Lambda's Invoke API. */
final class UserFunctions {

    /** Thrown by a function to fail with an error name. */
    static final class Fails extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String error;

        Fails(String error, String message) {
            super(message);
            this.error = error;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, UnaryOperator<JsonNode>> functions = new ConcurrentHashMap<>();

    void put(String name, UnaryOperator<JsonNode> function) {
        functions.put(name, function);
    }

    Web.Answer invoke(String name, String payload) {
        var function = functions.get(Account.name(name));
        if (function == null) {
            return new Web.Answer(404, Map.of("x-amzn-errortype", "ResourceNotFoundException"),
                    "{\"Message\":\"Function not found: %s\"}".formatted(name).getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Web.Answer.of(200, "application/json", function.apply(JSON.readTree(payload)).toString());
        } catch (Fails e) {
            var error = JsonNodeFactory.instance.objectNode().put("errorType", e.error).put("errorMessage", e.getMessage());
            return new Web.Answer(200, Map.of("x-amz-function-error", "Unhandled"),
                    error.toString().getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new AssertionError("The payload is not JSON: " + payload, e);
        }
    }
}
