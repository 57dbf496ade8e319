package dev.stepwright.infra.box;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.functions.task.LambdaInvoker;
import dev.stepwright.functions.task.LambdaInvoker.Call;
import dev.stepwright.functions.task.LambdaInvoker.Reply;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The functions that workflows call, behind Lambda's Invoke API: Java in this process, or whatever else is invoked so. */
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
    private volatile LambdaInvoker others = call -> new Reply.Refused("ResourceNotFoundException",
            "Function not found: " + call.functionName(), 404, "box");

    void put(String name, UnaryOperator<JsonNode> function) {
        functions.put(name, function);
    }

    /** Whom to ask for functions that were not put here. */
    void others(LambdaInvoker invoker) {
        others = invoker;
    }

    Web.Answer invoke(Call call) {
        var function = functions.get(Account.name(call.functionName()));
        return function == null ? answer(others.invoke(call)) : answer(function, new String(call.payload(), StandardCharsets.UTF_8));
    }

    private static Web.Answer answer(UnaryOperator<JsonNode> function, String payload) {
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

    /** Lambda API, Invoke, "Response Syntax" and "Errors". */
    private static Web.Answer answer(Reply reply) {
        return switch (reply) {
            case Reply.Answered answered -> {
                var headers = new HashMap<>(Map.of("content-type", "application/json"));
                answered.executedVersion().ifPresent(version -> headers.put("x-amz-executed-version", version));
                answered.functionError().ifPresent(error -> headers.put("x-amz-function-error", error));
                answered.logResult().ifPresent(log -> headers.put("x-amz-log-result", log));
                yield new Web.Answer(answered.status(), headers, answered.payload());
            }
            case Reply.Refused(var code, var message, var status, var _) -> refused(code, message, status);
            case Reply.RoleRefused(var message) -> refused("AccessDeniedException", message, 403);
            case Reply.Unreachable(var message) -> refused("ServiceException", message, 502);
            case Reply.TimedOut() -> refused("ServiceException", "The function did not answer in time", 504);
        };
    }

    private static Web.Answer refused(String code, String message, int status) {
        var body = JsonNodeFactory.instance.objectNode().put("Message", message);
        return new Web.Answer(status, Map.of("x-amzn-errortype", code), body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
