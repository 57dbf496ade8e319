package dev.stepwright.local.tasks;

import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import dev.stepwright.local.tasks.LocalFunction.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts an event to an endpoint. A status of 2xx with a JSON body is the result; X-Amz-Function-Error, an error in Lambda's form
 * or any other status is a failure: so Lambda's own runtime interface emulator may stand behind it as well as any web framework.
 * The time-out is for the call as a whole, from the look-up of the name to the answer's last byte.
 */
final class EndpointCaller {

    private static final int CONNECT_MILLIS = 5_000;

    private final Target.Endpoint endpoint;
    private final Invocation invocation;
    private final HttpURLConnection connection;
    private final long end;

    private EndpointCaller(Target.Endpoint endpoint, Invocation invocation) throws IOException {
        this.endpoint = endpoint;
        this.invocation = invocation;
        this.end = System.nanoTime() + invocation.patience().toNanos();
        // HttpClient would cost half a second when it is first used.
        this.connection = (HttpURLConnection) endpoint.url().toURL().openConnection();
    }

    static Result call(Target.Endpoint endpoint, Invocation invocation) throws InterruptedException {
        try {
            return new EndpointCaller(endpoint, invocation).called();
        } catch (IOException e) {
            return unreachable(endpoint, invocation, e);
        }
    }

    /** The call has a platform thread of its own: it can be left alone there, and the look-up of a name keeps no carrier. */
    private Result called() throws InterruptedException {
        var call = new FutureTask<>(this::asked);
        Thread.ofPlatform().daemon().name("function-" + invocation.function().name() + "-call").start(call);
        try {
            return call.get(invocation.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return timedOut();
        } catch (ExecutionException e) {
            return unreachable(endpoint, invocation, e.getCause());
        }
    }

    private Result asked() throws IOException {
        try {
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
            return answered();
        } catch (SocketTimeoutException e) {
            return timedOut();
        } finally {
            if (isLate()) {
                connection.disconnect();
            }
        }
    }

    private Result timedOut() {
        return Result.timedOut(invocation.requestId(), invocation.patience());
    }

    private static Result unreachable(Target.Endpoint endpoint, Invocation invocation, Throwable e) {
        return new Result.Unreachable("function " + invocation.function().name() + ": " + endpoint.url() + " cannot be reached: "
                + e.getMessage());
    }

    private Result answered() throws IOException {
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

    private byte[] body(InputStream stream) throws IOException {
        if (stream == null) {
            return new byte[0];
        }
        try (stream) {
            var body = new ByteArrayOutputStream();
            var piece = new byte[8_192];
            for (var read = 0; read >= 0 && body.size() <= Result.LONGEST; read = stream.read(piece)) {
                body.write(piece, 0, read);
                if (isLate()) {
                    throw new SocketTimeoutException("the answer's body came too slowly");
                }
            }
            return body.toByteArray();
        }
    }

    /** The time-out of a read begins anew with each byte. */
    private boolean isLate() {
        return System.nanoTime() - end >= 0;
    }
}
