package dev.stepwright.infra.box;

import dev.stepwright.local.box.BoxServer;
import dev.stepwright.local.box.BoxServer.Kind;
import java.io.IOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** DynamoDB Local, ElasticMQ and the S3 server, started side by side. */
record Servers(Map<Kind, BoxServer> byKind) implements AutoCloseable {

    static Servers start() throws Exception {
        var options = new BoxServer.Options(0, Optional.empty(), Account.REGION, Account.ID);
        var starting = new EnumMap<Kind, Future<BoxServer>>(Kind.class);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var kind : Kind.values()) {
                Callable<BoxServer> start = () -> BoxServer.start(kind, options);
                starting.put(kind, threads.submit(start));
            }
        }
        var started = new EnumMap<Kind, BoxServer>(Kind.class);
        Exception failure = null;
        for (var entry : starting.entrySet()) {
            try {
                started.put(entry.getKey(), entry.getValue().get());
            } catch (Exception e) {
                failure = e;
            }
        }
        if (failure != null) {
            started.values().forEach(BoxServer::close);
            throw new IOException("A server did not start", failure);
        }
        return new Servers(started);
    }

    URI endpoint(Kind kind) {
        return byKind.get(kind).endpoint();
    }

    @Override
    public void close() {
        byKind.values().forEach(BoxServer::close);
    }
}
