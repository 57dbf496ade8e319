package dev.stepwright.local.store;

import dev.stepwright.engine.journal.port.PayloadStore;
import dev.stepwright.engine.registry.StoreUnavailable;

/** Large payloads in the embedded database. */
public final class SqlitePayloadStore implements PayloadStore {

    private final Database database;

    public SqlitePayloadStore(Database database) {
        this.database = database;
    }

    @Override
    public void put(String sha256, byte[] bytes) {
        var known = database.read(session -> session.first(row -> true, "SELECT 1 FROM payload WHERE sha256 = ?", sha256));
        if (known.isEmpty()) {
            database.write(session -> session.update("INSERT INTO payload (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    sha256, bytes));
        }
    }

    @Override
    public byte[] get(String sha256) {
        return database.read(session -> session.first(row -> row.getBytes(1), "SELECT bytes FROM payload WHERE sha256 = ?",
                sha256)).orElseThrow(() -> new StoreUnavailable("no payload " + sha256 + " in the embedded store", null));
    }
}
