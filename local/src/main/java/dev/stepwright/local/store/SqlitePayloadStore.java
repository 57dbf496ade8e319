package dev.stepwright.local.store;

import dev.stepwright.engine.journal.port.PayloadStore;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;

/** Large payloads in the embedded database. */
public final class SqlitePayloadStore implements PayloadStore {

    static final Duration YOUNG = Duration.ofDays(1);

    private final Database database;

    public SqlitePayloadStore(Database database) {
        this.database = database;
    }

    /** One that is there but no longer young is put anew, so that it lives as long as the execution that now names it. */
    @Override
    public void put(String sha256, byte[] bytes) {
        var now = Instant.now();
        var young = Micros.of(now.minus(YOUNG));
        var known = database.read(session -> session.first(row -> true, "SELECT 1 FROM payload WHERE sha256 = ? AND put > ?",
                sha256, young));
        if (known.isEmpty()) {
            database.write(session -> session.update("INSERT INTO payload (sha256, put, bytes) VALUES (?, ?, ?) "
                    + "ON CONFLICT (sha256) DO UPDATE SET put = excluded.put", sha256, Micros.of(now), bytes));
        }
    }

    @Override
    public void renew(String sha256) {
        database.write(session -> session.update("UPDATE payload SET put = ? WHERE sha256 = ?", Micros.of(Instant.now()), sha256));
    }

    @Override
    public byte[] get(String sha256) {
        return database.read(session -> session.first(row -> row.getBytes(1), "SELECT bytes FROM payload WHERE sha256 = ?",
                sha256)).orElseThrow(() -> new StoreUnavailable("no payload " + sha256 + " in the embedded store", null));
    }
}
