package dev.stepwright.engine.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/** Threads that repeat their work, of which one makes one call of the store at a time: which, is drawn. So a run can be repeated. */
final class Turns {

    private static final class Over extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private final Documents stored;
    private final List<Semaphore> turns = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Semaphore back = new Semaphore(0);
    private volatile boolean isOver;
    private volatile Throwable failure;

    Turns(Documents stored) {
        this.stored = stored;
    }

    /** Adds a thread, which stands before the first call of its work. */
    void add(Function<Documents, Runnable> worker) {
        var turn = new Semaphore(0);
        turns.add(turn);
        var work = worker.apply(new InTurn(turn));
        threads.add(Thread.ofPlatform().daemon().start(() -> repeat(work)));
        back.acquireUninterruptibly();
        expectNoFailure();
    }

    /** Lets one of them make its call, and come to the next. */
    void next(Random random) {
        turns.get(random.nextInt(turns.size())).release();
        back.acquireUninterruptibly();
        expectNoFailure();
    }

    /** Whatever they were about to do is not done. */
    void end() throws InterruptedException {
        isOver = true;
        turns.forEach(Semaphore::release);
        for (var thread : threads) {
            thread.join();
        }
    }

    private void expectNoFailure() {
        if (failure != null) {
            throw new AssertionError("a thread died", failure);
        }
    }

    private void repeat(Runnable work) {
        try {
            while (true) {
                try {
                    work.run();
                } catch (StoreUnavailable others) {
                    // changed it again and again: the next request
                }
            }
        } catch (Over end) {
            // as it should
        } catch (Throwable e) {
            failure = e;
            back.release();
        }
    }

    /** The store, as one thread has it. */
    private final class InTurn implements Documents {

        private final Semaphore turn;

        InTurn(Semaphore turn) {
            this.turn = turn;
        }

        @Override
        public Optional<Document> get(String collection, String key) {
            return call(() -> stored.get(collection, key));
        }

        @Override
        public boolean put(Document document) {
            return call(() -> stored.put(document));
        }

        @Override
        public boolean delete(String collection, String key, long version) {
            return call(() -> stored.delete(collection, key, version));
        }

        @Override
        public Page list(String collection, String keyPrefix, int limit, Optional<String> cursor) {
            return call(() -> stored.list(collection, keyPrefix, limit, cursor));
        }

        private <T> T call(Supplier<T> made) {
            back.release();
            turn.acquireUninterruptibly();
            if (isOver) {
                throw new Over();
            }
            return made.get();
        }
    }
}
