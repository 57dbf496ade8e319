package dev.stepwright.local.http;

import dev.stepwright.engine.registry.StoreUnavailable;
import dev.stepwright.local.queue.Poller;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server of HTTP/1.1, with a virtual thread for each connection (decision 23). Connections are kept alive; what is sent, how
 * much of it and for how long, is bounded. It listens on the loopback interface unless it is told otherwise.
 */
public final class LocalServer implements AutoCloseable {

    /** Above what the API and Lambda take; they refuse in their own words what is too long for them. */
    static final int LONGEST_BODY = 8_000_000;

    private static final System.Logger LOG = System.getLogger(LocalServer.class.getName());
    private static final int BACKLOG = 1_024;
    /** More than these wait until another goes. */
    private static final int MOST_CONNECTIONS = 8_192;
    private static final Duration AFTER_FAULT = Duration.ofMillis(100);

    private final ServerSocket listening;
    private final Routes routes;
    private final Guard guard;
    private final Semaphore free = new Semaphore(MOST_CONNECTIONS);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Phaser underWay = new Phaser(1);
    private volatile boolean stopping;
    private volatile boolean closed;

    private LocalServer(ServerSocket listening, Routes routes, Guard guard) {
        this.listening = listening;
        this.routes = routes;
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
            var listening = new ServerSocket();
            try {
                // A restart must not wait for what the last one's connections leave behind.
                listening.setReuseAddress(true);
                listening.bind(new InetSocketAddress(address, port), BACKLOG);
            } catch (IOException e) {
                listening.close();
                throw e;
            }
            var server = new LocalServer(listening, routes, new Guard(address.isLoopbackAddress()));
            Thread.ofPlatform().name("stepwright-http").start(server::accept);
            return server;
        } catch (IOException e) {
            throw new PortTaken("cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }

    /** Where it answers. */
    public URI address() {
        var address = listening.getInetAddress();
        var host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + listening.getLocalPort());
    }

    private void accept() {
        while (!closed) {
            try {
                free.acquire();
                var socket = accepted();
                Thread.ofVirtual().name("http-" + socket.getPort()).start(() -> serve(socket));
            } catch (IOException | RuntimeException | Error e) {
                free.release();
                if (!closed) {
                    LOG.log(Level.ERROR, "No connection could be accepted, next try in " + AFTER_FAULT, e);
                    pause();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Socket accepted() throws IOException {
        var socket = listening.accept();
        socket.setTcpNoDelay(true);
        return socket;
    }

    private void serve(Socket socket) {
        open.add(socket);
        try (socket) {
            if (!closed) {
                new Connection(socket, door()).serve();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A client went away", e);
        } finally {
            open.remove(socket);
            free.release();
        }
    }

    private Connection.Door door() {
        return new Connection.Door() {
            @Override
            public Optional<Answer> refuse(Head head) {
                return guard.refuse(head.headers());
            }

            @Override
            public Answer answer(Request request, Poller client) {
                return guarded(request, client);
            }

            @Override
            public void begins() {
                underWay.register();
            }

            @Override
            public void ends() {
                underWay.arriveAndDeregister();
            }

            @Override
            public boolean isStopping() {
                return stopping;
            }
        };
    }

    private Answer guarded(Request request, Poller client) {
        if (stopping) {
            return Answer.json(503, "{\"message\":\"This server is stopping\"}");
        }
        try {
            return ScopedValue.where(Poller.CURRENT, client).call(() -> routes.answer(request));
        } catch (StoreUnavailable e) {
            LOG.log(Level.WARNING, "Request " + request.id() + ": the store is unavailable", e);
            return Answer.json(503, "{\"message\":\"The store is unavailable, request " + request.id() + "\"}");
        } catch (RuntimeException | Error e) {
            // Memory that is exhausted here may suffice for others: the log tells, and the process goes on.
            LOG.log(Level.ERROR, "Request " + request.id() + " failed in an unforeseen way", e);
            return Answer.internalFailure(request.id());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_FAULT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
        closed = true;
        end(listening);
        open.forEach(LocalServer::end);
    }

    private static void end(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            LOG.log(Level.DEBUG, "A socket did not close in order", e);
        }
    }

    @Override
    public void close() {
        stop(Duration.ZERO);
    }
}
