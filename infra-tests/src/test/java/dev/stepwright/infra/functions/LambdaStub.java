package dev.stepwright.infra.functions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stepwright.infra.scenarios.Notes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Executors;

/** Lambda's Invoke API, with four functions: {@code echo}, {@code fail}, {@code sleep}, which never answers in time, and {@code note}. */
final class LambdaStub implements AutoCloseable {

    private final HttpServer server;
    private final Notes notes;

    LambdaStub(Notes notes) throws IOException {
        this.notes = notes;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/2015-03-31/functions/", this::invoke);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void invoke(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.getResponseHeaders().add("X-Amz-Executed-Version", "$LATEST");
        var path = exchange.getRequestURI().getPath();
        var name = path.substring("/2015-03-31/functions/".length(), path.lastIndexOf('/'));
        switch (name.substring(name.lastIndexOf(':') + 1)) {
            case "echo" -> answer(exchange, 200, body);
            case "fail" -> {
                exchange.getResponseHeaders().add("X-Amz-Function-Error", "Unhandled");
                answer(exchange, 200, bytes("{\"errorType\":\"Boom\",\"errorMessage\":\"as told\"}"));
            }
            case "sleep" -> sleep();
            case "note" -> {
                var result = notes.call(body);
                if (!result.errorType().isEmpty()) {
                    exchange.getResponseHeaders().add("X-Amz-Function-Error", "Unhandled");
                }
                answer(exchange, 200, bytes(result.value().toString()));
            }
            default -> {
                exchange.getResponseHeaders().add("x-amzn-ErrorType", "ResourceNotFoundException");
                answer(exchange, 404, bytes("{\"Type\":\"User\",\"Message\":\"Function not found: " + name + "\"}"));
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
