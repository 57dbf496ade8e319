package dev.stepwright.local.command;

import dev.stepwright.local.box.BoxServer;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Starts servers of other services along with this process, all at the same time. */
record Boxes(Function<BoxServer.Kind, BoxServer.Options> options) {

    Map<BoxServer.Kind, URI> start(Collection<BoxServer.Kind> kinds, Running running) throws InterruptedException {
        var starting = new EnumMap<BoxServer.Kind, Future<BoxServer>>(BoxServer.Kind.class);
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("box-start-", 0).factory())) {
            for (var kind : new LinkedHashSet<>(kinds)) {
                starting.put(kind, threads.submit(() -> running.closes(BoxServer.start(kind, options.apply(kind)))));
            }
        }
        var endpoints = new EnumMap<BoxServer.Kind, URI>(BoxServer.Kind.class);
        for (var server : starting.entrySet()) {
            try {
                endpoints.put(server.getKey(), server.getValue().get().endpoint());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException fault ? new Unusable("--with " + server.getKey().label() + ": "
                        + fault.getMessage(), fault) : new IllegalStateException(e.getCause());
            }
        }
        return endpoints;
    }
}
