package dev.stepwright.local.store;

import dev.stepwright.engine.registry.StoreUnavailable;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/**
 * The one thread that writes. It takes whatever writes wait, makes one transaction of them and answers each when that is
 * committed: what was answered is on disk, at the price of one fsync for all of them.
 */
final class Committer {

    private static final System.Logger LOG = System.getLogger(Committer.class.getName());
    private static final int QUEUE = 10_000;
    private static final int BATCH = 512;

    /** Lends the session that writes: its own, or in memory the one there is. */
    interface Lender {
        Session borrow() throws InterruptedException;

        void giveBack(Session session);
    }

    private static final class Pending<T> {
        private final Database.Work<T> work;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private T result;

        Pending(Database.Work<T> work) {
            this.work = work;
        }

        void run(Session session) throws SQLException {
            result = work.on(session);
        }

        void committed() {
            answer.complete(result);
        }

        void failed(Throwable e) {
            answer.completeExceptionally(e);
        }
    }

    private final BlockingQueue<Pending<?>> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Pending<Void> last = new Pending<>(session -> null);
    private final Lender lender;
    private final Thread thread;
    private volatile boolean closed;
    private volatile Throwable failure;

    Committer(Lender lender) {
        this.lender = lender;
        this.thread = Thread.ofPlatform().name("stepwright-commit").daemon().start(this::commitForever);
    }

    /** The answer comes when the write is committed. Work may be run twice, the first run having been rolled back. */
    <T> CompletableFuture<T> submit(Database.Work<T> work) {
        var pending = new Pending<>(work);
        try {
            if (closed) {
                throw new StoreUnavailable("the store is closed", null);
            }
            queue.put(pending);
            if (closed && !thread.isAlive()) {
                abandon();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted before the write", e);
        }
        return pending.answer;
    }

    /** What ended it before its time: nothing is written any more. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Commits what was submitted before, and ends. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            queue.put(last);
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void commitForever() {
        var batch = new ArrayList<Pending<?>>(BATCH);
        try {
            do {
                batch.clear();
                batch.add(queue.take());
                queue.drainTo(batch, BATCH - 1);
                var session = lender.borrow();
                try {
                    commit(session, batch);
                } finally {
                    lender.giveBack(session);
                }
            } while (!batch.contains(last));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failure = e;
            LOG.log(Level.ERROR, "The store takes no more writes", e);
            batch.forEach(pending -> pending.failed(e));
        } finally {
            closed = true;
            abandon();
        }
    }

    /** Nobody may wait for ever: whoever came too late is told. */
    private void abandon() {
        for (var late = queue.poll(); late != null; late = queue.poll()) {
            late.failed(new StoreUnavailable("the store is closed", null));
        }
    }

    /** All in one transaction; when one of them fails, each in its own, so that it fails alone. */
    private static void commit(Session session, List<Pending<?>> batch) {
        try {
            for (var pending : batch) {
                pending.run(session);
            }
            session.commit();
            batch.forEach(Pending::committed);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (SQLException | RuntimeException | Error e) {
            rollback(session, e);
            if (batch.size() == 1) {
                batch.getFirst().failed(e);
            } else {
                batch.forEach(pending -> commit(session, List.of(pending)));
            }
        }
    }

    private static void rollback(Session session, Throwable cause) {
        try {
            session.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
