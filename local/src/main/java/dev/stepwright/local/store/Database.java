package dev.stepwright.local.store;

import dev.stepwright.engine.registry.StoreUnavailable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.sqlite.JDBC;

/**
 * The embedded database. Every write is durable when its call returns: write-ahead log, {@code synchronous=FULL}, one
 * committing thread. Reads run beside it on connections of their own and see every committed write; in memory there is one
 * connection, which readers and writer take in turns.
 */
public final class Database implements AutoCloseable {

    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 10_000;
    private static final long PATIENCE_SECONDS = 60;

    /** Something done on a session. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Session session) throws SQLException;
    }

    private final Optional<DataFolder> folder;
    private final BlockingQueue<Session> readers;
    private final Optional<Session> writer;
    private final Committer committer;

    private Database(Optional<DataFolder> folder, BlockingQueue<Session> readers, Optional<Session> writer) {
        this.folder = folder;
        this.readers = readers;
        this.writer = writer;
        this.committer = new Committer(new Committer.Lender() {
            @Override
            public Session borrow() throws InterruptedException {
                return writer.isPresent() ? writer.get() : readers.take();
            }

            @Override
            public void giveBack(Session session) {
                if (writer.isEmpty()) {
                    readers.add(session);
                }
            }
        });
    }

    /** A database that ends with the process. */
    public static Database inMemory() {
        try {
            var session = connect(":memory:", false);
            Schema.settle(session, "the database in memory");
            var readers = new LinkedBlockingQueue<Session>();
            readers.add(session);
            return new Database(Optional.empty(), readers, Optional.empty());
        } catch (SQLException e) {
            throw new DataFolderUnusable("no database in memory: " + e.getMessage(), e);
        }
    }

    /** The database in that folder, created when missing. Throws {@link DataFolderUnusable}. */
    public static Database in(Path path) {
        var folder = DataFolder.lock(path);
        var file = folder.database();
        try {
            var writer = connect(file.toString(), false);
            Schema.settle(writer, file.toString());
            var readers = new LinkedBlockingQueue<Session>();
            for (var i = 0; i < READERS; i++) {
                readers.add(connect(file.toString(), true));
            }
            return new Database(Optional.of(folder), readers, Optional.of(writer));
        } catch (SQLException e) {
            folder.close();
            throw new DataFolderUnusable(file + " cannot be opened: " + e.getMessage(), e);
        } catch (DataFolderUnusable e) {
            folder.close();
            throw e;
        }
    }

    /** Whether it outlives the process. */
    public boolean isDurable() {
        return folder.isPresent();
    }

    /** What ended its writing for good, until the process is started again; empty while all is well. */
    public Optional<Throwable> failure() {
        return committer.failure();
    }

    /** Does the work and commits it. Throws {@link StoreUnavailable}. The work may be run twice, once in vain. */
    public <T> T write(Work<T> work) {
        try {
            return committer.submit(work).join();
        } catch (CompletionException e) {
            throw unavailable(e.getCause());
        }
    }

    /** Has the work done and committed at some time, with the next writes. */
    public CompletableFuture<?> writeLater(Work<?> work) {
        return committer.submit(work);
    }

    /** Reads. Throws {@link StoreUnavailable}. */
    public <T> T read(Work<T> work) {
        Session session = null;
        try {
            session = readers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (session == null) {
                throw new StoreUnavailable("no connection to read on within " + PATIENCE_SECONDS + " seconds", null);
            }
            return work.on(session);
        } catch (SQLException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } finally {
            if (session != null) {
                readers.add(session);
            }
        }
    }

    /** Commits what was begun, closes the connections and unlocks the folder. */
    @Override
    public void close() {
        committer.close();
        try {
            var open = writer.isPresent() ? READERS : 1;
            for (var i = 0; i < open; i++) {
                var session = readers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (session != null) {
                    session.close();
                }
            }
            if (writer.isPresent()) {
                writer.get().close();
            }
        } catch (SQLException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            folder.ifPresent(DataFolder::close);
        }
    }

    private static StoreUnavailable unavailable(Throwable e) {
        return e instanceof StoreUnavailable known ? known : new StoreUnavailable("embedded store: " + e.getMessage(), e);
    }

    private static Session connect(String file, boolean reads) throws SQLException {
        var connection = new JDBC().connect(JDBC.PREFIX + file, new Properties());
        var session = new Session(connection);
        session.run("PRAGMA busy_timeout = " + BUSY_MILLIS);
        session.run("PRAGMA journal_mode = WAL");
        session.run("PRAGMA synchronous = FULL");
        session.run("PRAGMA journal_size_limit = 67108864");
        session.run("PRAGMA cache_size = -8000");
        session.run("PRAGMA temp_store = MEMORY");
        connection.setAutoCommit(reads);
        return session;
    }
}
