package dev.stepwright.local.tasks;

import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import dev.stepwright.local.tasks.LocalFunction.Target;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * Posts an event to an endpoint. A status of 2xx with a JSON body is the result; X-Amz-Function-Error, an error in Lambda's form
 * or any other status is a failure: so Lambda's own runtime interface emulator may stand behind it as well as any web framework.
 */
final class EndpointCaller {

    private static final int CONNECT_MILLIS = 5_000;

    private EndpointCaller() {
    }

    static Result call(Target.Endpoint endpoint, Invocation invocation) {
        try {
            // HttpClient would cost half a second when it is first used.
            var connection = (HttpURLConnection) endpoint.url().toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout((int) Math.max(1, invocation.patience().toMillis()));
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(invocation.event().length);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
            try (var body = connection.getOutputStream()) {
                body.write(invocation.event());
            }
            return answered(connection);
        } catch (SocketTimeoutException e) {
            return Result.timedOut(invocation.requestId(), invocation.patience());
        } catch (IOException e) {
            return new Result.Unreachable("function " + invocation.function().name() + ": " + endpoint.url() + " cannot be reached: "
                    + e.getMessage());
        }
    }

    private static Result answered(HttpURLConnection connection) throws IOException {
        var status = connection.getResponseCode();
        var body = body(status < 400 ? connection.getInputStream() : connection.getErrorStream());
        if (status / 100 == 2 && connection.getHeaderField("X-Amz-Function-Error") == null) {
            return Result.written(body, "as the answer's body");
        }
        try {
            var json = Json.parse(new String(body, StandardCharsets.UTF_8));
            if (json.isObject() && (json.path("errorType").isTextual() || json.path("errorMessage").isTextual())) {
                return new Result.Failed(body);
            }
        } catch (MalformedJsonException e) {
            // then the status alone tells
        }
        return Result.failed("Function.HttpError", "The endpoint answered with status " + status);
    }

    private static byte[] body(InputStream stream) throws IOException {
        if (stream == null) {
            return new byte[0];
        }
        try (stream) {
            return stream.readNBytes(Result.LONGEST + 1);
        }
    }
}
