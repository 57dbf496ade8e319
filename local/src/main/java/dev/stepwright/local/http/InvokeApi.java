package dev.stepwright.local.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.functions.task.LambdaInvoker;
import dev.stepwright.functions.task.LambdaInvoker.Call;
import dev.stepwright.functions.task.LambdaInvoker.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** {@code POST /2015-03-31/functions/{name}/invocations} (Lambda API, Invoke). */
final class InvokeApi {

    private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations/?");
    private static final Duration PATIENCE = Duration.ofSeconds(900);

    private final LambdaInvoker functions;

    InvokeApi(LambdaInvoker functions) {
        this.functions = functions;
    }

    /** Empty when the request is for somebody else. */
    Optional<Answer> answer(Request request) {
        var path = PATH.matcher(request.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        if (!request.method().equals("POST")) {
            return Optional.of(refused("InvalidRequestContentException", "Expected POST here, found " + request.method(), 405,
                    request.id()));
        }
        var invocationType = request.header("x-amz-invocation-type").orElse("RequestResponse");
        if (!invocationType.matches("RequestResponse|Event|DryRun")) {
            return Optional.of(refused("InvalidParameterValueException", "Expected X-Amz-Invocation-Type RequestResponse, Event or "
                    + "DryRun, found " + invocationType, 400, request.id()));
        }
        return Optional.of(answer(functions.invoke(new Call("", "", URLDecoder.decode(path.group(1), StandardCharsets.UTF_8),
                Optional.ofNullable(ApiGateway.parameters(request.query()).get("Qualifier")), request.body(), invocationType,
                request.header("x-amz-log-type"), request.header("x-amz-client-context"), PATIENCE))));
    }

    private static Answer answer(Reply reply) {
        return switch (reply) {
            case Reply.Answered answered -> answered(answered);
            case Reply.Refused(var code, var message, var status, var requestId) -> refused(code, message, status, requestId);
            case Reply.RoleRefused(var message) -> refused("AccessDeniedException", message, 403, UUID.randomUUID().toString());
            case Reply.Unreachable(var message) -> refused("ServiceException", message, 502, UUID.randomUUID().toString());
            case Reply.TimedOut() -> refused("ServiceException", "The function did not answer in time", 504,
                    UUID.randomUUID().toString());
        };
    }

    private static Answer answered(Reply.Answered answered) {
        var headers = new HashMap<>(Map.of("Content-Type", "application/json", "x-amzn-RequestId", answered.requestId()));
        answered.executedVersion().ifPresent(version -> headers.put("X-Amz-Executed-Version", version));
        answered.functionError().ifPresent(error -> headers.put("X-Amz-Function-Error", error));
        answered.logResult().ifPresent(log -> headers.put("X-Amz-Log-Result", log));
        return new Answer(answered.status(), headers, answered.payload());
    }

    private static Answer refused(String code, String message, int status, String requestId) {
        var body = JsonNodeFactory.instance.objectNode().put("Type", status < 500 ? "User" : "Service").put("Message", message);
        return new Answer(status, Map.of("Content-Type", "application/json", "x-amzn-ErrorType", code, "x-amzn-RequestId", requestId),
                Json.write(body).getBytes(StandardCharsets.UTF_8));
    }
}
