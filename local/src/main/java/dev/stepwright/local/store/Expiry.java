package dev.stepwright.local.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Deletes what has been kept long enough: closed executions at the time that closing them named, and payloads nobody can name. */
public final class Expiry {

    private static final int BATCH = 50;
    private static final String OLD = "(SELECT execution FROM summary WHERE expires IS NOT NULL AND expires <= ? ORDER BY expires, id LIMIT "
            + BATCH + ")";
    /** Messages too: a timer may be set for a year ahead. The summary last, which tells what is old. */
    private static final List<String> TABLES = List.of("record", "leaf", "beat", "message", "activity_task", "summary");

    private final Database database;
    private final Duration longestExecution;

    /** @param longestExecution payloads live this much longer than when they were put last, retention included */
    public Expiry(Database database, Duration longestExecution) {
        this.database = database;
        this.longestExecution = longestExecution;
    }

    /** Goes on until nothing is left that is old; other writes go in between. Returns how many executions were deleted. */
    public int run(Instant now) {
        var deleted = 0;
        for (var batch = batch(now); batch > 0; batch = batch(now)) {
            deleted += batch;
        }
        var old = Micros.of(now.minus(longestExecution).minus(SqlitePayloadStore.YOUNG));
        while (deletePayloads(old) == BATCH) {
            Thread.yield();
        }
        return deleted;
    }

    private int batch(Instant now) {
        return database.write(session -> {
            var deleted = 0;
            for (var table : TABLES) {
                deleted = session.update("DELETE FROM " + table + " WHERE execution IN " + OLD, Micros.of(now));
            }
            return deleted;
        });
    }

    private int deletePayloads(long putBefore) {
        return database.write(session -> session.update("DELETE FROM payload WHERE rowid IN "
                + "(SELECT rowid FROM payload WHERE put < ? LIMIT " + BATCH + ")", putBefore));
    }
}
