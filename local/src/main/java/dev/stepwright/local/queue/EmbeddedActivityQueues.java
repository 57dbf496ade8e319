package dev.stepwright.local.queue;

import dev.stepwright.engine.journal.port.ActivityQueues;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.local.store.Database;
import dev.stepwright.local.store.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The queues of activities in one process: tasks are in a table, who sleeps on which queue is in memory, so a poll wakes as soon as
 * a task comes. The same task waits once, however often it is sent. What was received is hidden in memory only, for the folder's
 * lock proves that a restarted process is the only one.
 */
public final class EmbeddedActivityQueues implements ActivityQueues, AutoCloseable {

    private static final String FIRST = "SELECT id, execution, frame, number, sent FROM activity_task WHERE queue = ? "
            + "ORDER BY id LIMIT ?";

    private record Row(long id, Nudge task) {
    }

    /** Who waits for one queue's tasks, and what was received from it: ids, with the time they are hidden until. */
    private static final class Line {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private final Map<Long, Long> hidden = new HashMap<>();
        private boolean removed;
    }

    private final Database database;
    private final Duration visibility;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param visibility for how long a received task is hidden from others */
    public EmbeddedActivityQueues(Database database, Duration visibility) {
        this.database = database;
        this.visibility = visibility;
    }

    @Override
    public void create(String queue) {
        line(queue);
    }

    @Override
    public void delete(String queue) {
        database.write(session -> session.update("DELETE FROM activity_task WHERE queue = ?", queue));
        Optional.ofNullable(lines.remove(queue)).ifPresent(line -> wake(line, () -> line.removed = true));
    }

    @Override
    public void send(String queue, Nudge task) {
        database.write(session -> session.update("INSERT INTO activity_task (queue, execution, frame, number, sent) "
                        + "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                queue, task.execution(), task.frame(), task.number(), Micros.of(task.sent())));
        var line = line(queue);
        line.lock.lock();
        try {
            line.changed.signal();
        } finally {
            line.lock.unlock();
        }
    }

    @Override
    public Optional<Received> poll(String queue, Duration wait) {
        var line = line(queue);
        var poller = Poller.CURRENT.orElse(Poller.STAYING);
        poller.whenGone(() -> wake(line, () -> { }));
        var end = System.nanoTime() + wait.toNanos();
        line.lock.lock();
        try {
            while (!closed && !line.removed && !poller.isGone()) {
                var found = first(queue, line);
                if (found.isPresent()) {
                    line.hidden.put(found.get().id(), System.nanoTime() + visibility.toNanos());
                    return found.map(row -> new Received(row.task(), Long.toString(row.id())));
                }
                var left = end - System.nanoTime();
                if (left <= 0) {
                    return Optional.empty();
                }
                line.changed.awaitNanos(Math.min(left, untilOneIsShownAgain(line)));
            }
            // Whoever was woken for a task and does not take it wakes the next.
            line.changed.signal();
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            line.lock.unlock();
        }
    }

    /** The first task that nobody has: it is among so many as are hidden, and one more. */
    private Optional<Row> first(String queue, Line line) {
        var now = System.nanoTime();
        line.hidden.values().removeIf(until -> until - now <= 0);
        return database.read(session -> session.all(EmbeddedActivityQueues::row, FIRST, queue, line.hidden.size() + 1)).stream()
                .filter(row -> !line.hidden.containsKey(row.id())).findFirst();
    }

    private long untilOneIsShownAgain(Line line) {
        var now = System.nanoTime();
        return line.hidden.values().stream().mapToLong(until -> until - now).min().orElse(Long.MAX_VALUE);
    }

    @Override
    public void acknowledge(String queue, Received received) {
        var id = Long.parseLong(received.receipt());
        database.write(session -> session.update("DELETE FROM activity_task WHERE id = ?", id));
        var line = line(queue);
        line.lock.lock();
        try {
            line.hidden.remove(id);
        } finally {
            line.lock.unlock();
        }
    }

    /** Whoever waits, or polls from now on, gets nothing: the process is about to end. */
    @Override
    public void close() {
        closed = true;
        lines.values().forEach(line -> wake(line, () -> { }));
    }

    private Line line(String queue) {
        return lines.computeIfAbsent(queue, _ -> new Line());
    }

    private static void wake(Line line, Runnable change) {
        line.lock.lock();
        try {
            change.run();
            line.changed.signalAll();
        } finally {
            line.lock.unlock();
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getLong(1), new Nudge(row.getString(2), row.getString(3), row.getLong(4), Instant.EPOCH,
                Micros.instant(row.getLong(5)), Nudge.Kind.STEP));
    }
}
