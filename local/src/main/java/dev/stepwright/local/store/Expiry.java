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

    private static final Duration PAYLOAD_SLACK = Duration.ofDays(7);

    private final Database database;
    private final Duration payloadLife;

    /**
     * Payloads outlive the retention by the time that an execution may be open without its payloads being kept on.
     *
     * @param retention how long a closed execution is kept
     */
    public Expiry(Database database, Duration retention) {
        this.database = database;
        this.payloadLife = retention.plus(PAYLOAD_SLACK);
    }

    /** Goes on until none is left that is old; other writes go in between. Returns how many were deleted. */
    public int executions(Instant now) {
        var deleted = 0;
        for (var batch = batch(now); batch > 0; batch = batch(now)) {
            deleted += batch;
        }
        return deleted;
    }

    /** Those that nobody keeps on. Not right after a start: nobody could while the process was down. */
    public void payloads(Instant now) {
        var old = Micros.of(now.minus(payloadLife).minus(SqlitePayloadStore.YOUNG));
        while (deletePayloads(old) == BATCH) {
            Thread.yield();
        }
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
