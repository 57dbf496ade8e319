package dev.stepwright.infra.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An HTTP proxy before one server, to which the {@link Weather} happens. */
public final class FaultProxy implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(FaultProxy.class.getName());

    private final Service service;
    private final URI server;
    private final Weather weather;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    public FaultProxy(Service service, URI server, Weather weather) throws IOException {
        this.service = service;
        this.server = server;
        this.weather = weather;
        this.listener = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("proxy-" + service).start(this::listen);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "No longer listening", e);
            }
        }
    }

    /** A connection to the server for each of a client's: requests on it follow each other. */
    private void serve(Socket client) {
        try (client; var upstream = new Socket(server.getHost(), server.getPort())) {
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            var fromClient = new BufferedInputStream(client.getInputStream());
            var fromServer = new BufferedInputStream(upstream.getInputStream());
            while (true) {
                var request = Message.request(fromClient, client.getOutputStream());
                if (request.isEmpty()) {
                    return;
                }
                var fault = weather.next(service);
                Optional<Message> answer = Optional.empty();
                if (fault.isEmpty() || fault.get().isDone()) {
                    request.get().write(upstream.getOutputStream(), true);
                    answer = Optional.of(Message.answer(fromServer, request.get().method()));
                }
                if (!answer(client, request.get(), fault, answer)) {
                    return;
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection is gone", e);
        } finally {
            open.remove(client);
        }
    }

    /** False: this connection is of no more use. */
    private boolean answer(Socket client, Message request, Optional<Fault> fault, Optional<Message> answer) throws IOException {
        if (fault.isEmpty()) {
            answer.orElseThrow().write(client.getOutputStream(), !request.method().equals("HEAD"));
            return true;
        }
        switch (fault.get()) {
            case LOST, UNANSWERED -> client.getInputStream().read();
            case RESET, RESET_AFTER -> client.setSoLinger(true, 0);
            case THROTTLED -> {
                service.throttled().write(client.getOutputStream(), true);
                return true;
            }
            case FAILED, FAILED_AFTER -> {
                service.failed().write(client.getOutputStream(), true);
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var client : open) {
            client.close();
        }
    }
}
