package dev.stepwright.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The JDK's HTTP server on virtual threads: connections are kept alive, bodies and the time to send them are bounded. It listens
 * on the loopback interface unless it is told otherwise.
 */
public final class LocalServer implements AutoCloseable {

    /** Above what the API and Lambda take; they refuse in their own words what is too long for them. */
    static final int LONGEST_BODY = 8_000_000;

    private static final System.Logger LOG = System.getLogger(LocalServer.class.getName());
    private static final int BACKLOG = 1_024;

    static {
        // Without it an answer waits 40 ms for the client's acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "60");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Guard guard;
    private final Phaser underWay = new Phaser(1);
    private volatile boolean stopping;

    private LocalServer(HttpServer server, Guard guard) {
        this.server = server;
        this.guard = guard;
    }

    /**
     * Starts to listen.
     *
     * @param host a name or address of this machine
     * @param port 0 for any free one
     * @throws PortTaken when it cannot be listened on; the message says why
     */
    public static LocalServer start(String host, int port, Routes routes) {
        try {
            var address = InetAddress.getByName(host);
            var server = HttpServer.create(new InetSocketAddress(address, port), BACKLOG);
            var local = new LocalServer(server, new Guard(address.isLoopbackAddress()));
            server.setExecutor(local.threads);
            server.createContext("/", exchange -> local.serve(exchange, routes));
            server.start();
            return local;
        } catch (IOException e) {
            throw new PortTaken("cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }

    /** Where it answers. */
    public URI address() {
        var address = server.getAddress();
        var host = address.getAddress().isAnyLocalAddress() ? "127.0.0.1" : address.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
    }

    private void serve(HttpExchange exchange, Routes routes) {
        underWay.register();
        try (exchange) {
            var id = UUID.randomUUID().toString();
            send(exchange, guarded(exchange, routes, id));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A client went away", e);
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    private Answer guarded(HttpExchange exchange, Routes routes, String id) throws IOException {
        try {
            return stopping ? Answer.json(503, "{\"message\":\"This server is stopping\"}") : answer(exchange, routes, id);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Request " + id + " failed in an unforeseen way", e);
            return Answer.json(500, "{\"message\":\"Internal failure, request " + id + "\"}");
        }
    }

    private Answer answer(HttpExchange exchange, Routes routes, String id) throws IOException {
        var headers = new HashMap<String, List<String>>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        var refused = guard.refuse(headers);
        if (refused.isPresent()) {
            return refused.get();
        }
        var body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            return Answer.json(413, "{\"message\":\"Expected a body of at most " + LONGEST_BODY + " bytes\"}");
        }
        var uri = exchange.getRequestURI();
        return routes.answer(new Request(exchange.getRequestMethod(), uri.getRawPath() == null ? "/" : uri.getRawPath(),
                uri.getRawQuery() == null ? "" : uri.getRawQuery(), Map.copyOf(headers), body,
                exchange.getRemoteAddress().getAddress().getHostAddress(), id));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        var isBodiless = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), isBodiless ? -1 : answer.body().length);
        if (!isBodiless) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** Serves no more requests, and gives those under way the grace to be answered. */
    public void stop(Duration grace) {
        stopping = true;
        try {
            underWay.awaitAdvanceInterruptibly(underWay.arrive(), grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(Level.DEBUG, "Requests under way are cut off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        threads.shutdownNow();
    }

    @Override
    public void close() {
        stop(Duration.ZERO);
    }
}
