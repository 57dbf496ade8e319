package dev.stepwright.engine.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.Api;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Plain REST, for those who have no SDK. Documents are JSON, times ISO 8601, refusals problem documents (RFC 9457).
 *
 * <pre>
 * POST /executions/{stateMachine}[?name=...]   body: the input        201 {executionArn, startDate}
 * GET  /executions/{stateMachine}/{name}                              200 {status, output, ...}
 * POST /tasks/success     {"taskToken": ..., "output": any JSON}      204
 * POST /tasks/failure     {"taskToken": ..., "error": ..., "cause"}   204
 * POST /tasks/heartbeat   {"taskToken": ...}                          204
 * POST /tasks/{token}/success|failure|heartbeat                       204   body: the output; {"error", "cause"}; none
 * </pre>
 *
 * The machine of a start may be {@code name:version} or {@code name:alias}. Addresses end up in the logs of proxies: prefer the forms that have the token in the body.
 */
final class RestRoutes implements WireDialect {

    private static final String JSON = "application/json";
    private final Api api;

    RestRoutes(Api api) {
        this.api = api;
    }

    private enum Callback {
        SUCCESS("SendTaskSuccess"), FAILURE("SendTaskFailure"), HEARTBEAT("SendTaskHeartbeat");

        private final String action;

        Callback(String action) {
            this.action = action;
        }

        static Optional<Callback> of(String segment) {
            return Stream.of(values())
                    .filter(callback -> callback.name().toLowerCase(Locale.ROOT).equals(segment)).findFirst();
        }
    }

    @Override
    public HttpAnswer perform(HttpRequest request) {
        var segments = segments(request.path());
        var size = segments.size();
        if (size == 2 && segments.getFirst().equals("executions")) {
            return only("POST", request, () -> start(segments.get(1), request));
        }
        if (size == 3 && segments.getFirst().equals("executions")) {
            return only("GET", request, () -> describe(segments.get(1), segments.get(2)));
        }
        var callback = size > 1 && segments.getFirst().equals("tasks") ? Callback.of(segments.getLast())
                : Optional.<Callback>empty();
        if (callback.isPresent()) {
            var token = segments.subList(1, size - 1);
            return only("POST", request, () -> callback(callback.get(), token.isEmpty() ? object(request)
                    : withToken(String.join("/", token), callback.get(), request)));
        }
        return Problems.answer(404, "NotFound", "There is nothing at this address");
    }

    @Override
    public HttpAnswer refuse(ApiError error) {
        return Problems.answer(Problems.status(error), error.code(), error.message());
    }

    private static HttpAnswer only(String method, HttpRequest request, Supplier<HttpAnswer> answer) {
        return request.method().equals(method) ? answer.get()
                : Problems.answer(405, "MethodNotAllowed", "Expected " + method + " here, found " + request.method())
                        .with("allow", method);
    }

    private HttpAnswer start(String machine, HttpRequest request) {
        var start = JsonNodeFactory.instance.objectNode()
                .put("stateMachineArn", api.settings().stateMachineArn(machine));
        Optional.ofNullable(request.query().get("name")).ifPresent(name -> start.put("name", name));
        if (request.body().length > 0) {
            start.put("input", request.bodyText());
        }
        var started = api.call("StartExecution", start);
        return HttpAnswer.of(201, JSON, started.put("startDate", iso(started.path("startDate"))));
    }

    private HttpAnswer describe(String machine, String name) {
        var execution = JsonNodeFactory.instance.objectNode()
                .put("executionArn", api.settings().executionArn(machine, name));
        var found = api.call("DescribeExecution", execution);
        var answer = JsonNodeFactory.instance.objectNode();
        Stream.of("executionArn", "stateMachineArn", "stateMachineVersionArn", "stateMachineAliasArn", "name", "status", "startDate", "stopDate", "input", "output", "error",
                "cause").filter(found::has).forEach(member -> answer.set(member, switch (member) {
                    case "startDate", "stopDate" -> JsonNodeFactory.instance.textNode(iso(found.path(member)));
                    case "input", "output" -> Json.parse(found.path(member).textValue());
                    default -> found.path(member);
                }));
        return HttpAnswer.of(200, JSON, answer);
    }

    private HttpAnswer callback(Callback callback, ObjectNode body) {
        if (callback == Callback.SUCCESS && body.has("output")) {
            body.put("output", Json.write(body.path("output")));
        }
        api.call(callback.action, body);
        return HttpAnswer.empty(204);
    }

    private static ObjectNode withToken(String token, Callback callback, HttpRequest request) {
        var body = switch (callback) {
            case SUCCESS -> JsonNodeFactory.instance.objectNode().<ObjectNode>set("output", json(request));
            case FAILURE -> object(request);
            case HEARTBEAT -> JsonNodeFactory.instance.objectNode();
        };
        return body.put("taskToken", token);
    }

    private static ObjectNode object(HttpRequest request) {
        if (json(request) instanceof ObjectNode object) {
            return object;
        }
        throw new ApiException(new ApiError.SerializationException("Expected a JSON object as the request's body"));
    }

    /** No body is an empty object. */
    private static JsonNode json(HttpRequest request) {
        if (request.body().length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return Json.parse(request.bodyText());
        } catch (MalformedJsonException e) {
            throw new ApiException(new ApiError.SerializationException(
                    "Expected JSON as the request's body: it is " + e.what()));
        }
    }

    private static List<String> segments(String path) {
        try {
            return Stream.of(path.split("/")).filter(segment -> !segment.isEmpty())
                    .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8)).toList();
        } catch (IllegalArgumentException _) {
            throw new ApiException(new ApiError.SerializationException("Expected a path with escapes such as %20 in it"));
        }
    }

    private static String iso(JsonNode seconds) {
        return Instant.ofEpochMilli(seconds.decimalValue().movePointRight(3).longValueExact()).toString();
    }
}
