package dev.stepwright.functions.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Makes calls that wait for a service side by side, so that many take about as long as one. */
final class Concurrently {

    /** Of all callers in this process together; the HTTP client has as many connections. */
    static final int AT_ONCE = 128;

    private static final Semaphore PERMITS = new Semaphore(AT_ONCE);
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private Concurrently() {
    }

    /** The answers in the order of what was asked for; throws what one of the calls threw, when all are over. */
    static <A, B> List<B> map(Collection<A> asked, Function<A, B> call) {
        if (asked.size() == 1) {
            return List.of(call.apply(asked.iterator().next()));
        }
        var answers = new ArrayList<Future<B>>(asked.size());
        for (var one : asked) {
            answers.add(THREADS.submit(() -> permitted(one, call)));
        }
        var results = new ArrayList<B>(asked.size());
        RuntimeException failure = null;
        for (var answer : answers) {
            try {
                results.add(answer.get());
            } catch (ExecutionException e) {
                failure = unchecked(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while calls were under way", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    private static <A, B> B permitted(A one, Function<A, B> call) throws InterruptedException {
        PERMITS.acquire();
        try {
            return call.apply(one);
        } finally {
            PERMITS.release();
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        return switch (cause) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            default -> new IllegalStateException(cause);
        };
    }
}
