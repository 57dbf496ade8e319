package dev.stepwright.functions.process;

import dev.stepwright.engine.inprocess.Lanes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** A virtual thread for each piece of work: it waits for sockets, or sleeps. */
public final class VirtualLanes implements Lanes {

    private static final Executor THREADS = Thread::startVirtualThread;

    @Override
    public <T> List<T> run(List<Supplier<T>> work, int atOnce) {
        var permits = new Semaphore(atOnce);
        var under = new ArrayList<CompletableFuture<T>>(work.size());
        for (var one : work) {
            permits.acquireUninterruptibly();
            under.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return one.get();
                } finally {
                    permits.release();
                }
            }, THREADS));
        }
        return under.stream().map(VirtualLanes::result).toList();
    }

    private static <T> T result(CompletableFuture<T> done) {
        try {
            return done.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }
    }
}
