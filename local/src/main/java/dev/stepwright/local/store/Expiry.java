package dev.stepwright.local.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Deletes what has been kept long enough: closed executions at the time that closing them named, and payloads nobody can name. */
public final class Expiry {

    private static final int BATCH = 50;
    private static final List<String> TABLES = List.of("record", "leaf", "beat", "summary");

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
            var old = session.all(row -> row.getString(1),
                    "SELECT execution FROM summary WHERE expires IS NOT NULL AND expires <= ? LIMIT " + BATCH, Micros.of(now));
            for (var execution : old) {
                for (var table : TABLES) {
                    session.update("DELETE FROM " + table + " WHERE execution = ?", execution);
                }
            }
            return old.size();
        });
    }

    private int deletePayloads(long putBefore) {
        return database.write(session -> session.update("DELETE FROM payload WHERE rowid IN "
                + "(SELECT rowid FROM payload WHERE put < ? LIMIT " + BATCH + ")", putBefore));
    }
}
