package dev.stepwright.infra.box;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A small HTTP server on a free port of the loopback interface. */
final class Web implements AutoCloseable {

    /** @param headers by lower-case names, several values joined by commas */
    record Request(String method, URI uri, Map<String, String> headers, byte[] body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    record Answer(int status, Map<String, String> headers, byte[] body) {

        static Answer of(int status, String contentType, String body) {
            return new Answer(status, Map.of("content-type", contentType), body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private final HttpServer server;

    Web(Function<Request, Answer> answers) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> serve(exchange, answers));
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void serve(HttpExchange exchange, Function<Request, Answer> answers) throws IOException {
        try (exchange) {
            var headers = new LinkedHashMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) ->
                    headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
            var answer = answered(new Request(exchange.getRequestMethod(), exchange.getRequestURI(), headers,
                    exchange.getRequestBody().readAllBytes()), answers);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private static Answer answered(Request request, Function<Request, Answer> answers) {
        try {
            return answers.apply(request);
        } catch (RuntimeException | AssertionError e) {
            e.printStackTrace();
            return Answer.of(500, "text/plain", e.toString());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
