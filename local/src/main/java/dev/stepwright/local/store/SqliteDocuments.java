package dev.stepwright.local.store;

import dev.stepwright.engine.registry.Documents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The registry's documents in the embedded database. */
public final class SqliteDocuments implements Documents {

    private static final String LAST = "\udbff\udfff";
    private static final String SELECT = "SELECT collection, key, version, json FROM document ";

    private final Database database;

    public SqliteDocuments(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Document> get(String collection, String key) {
        return database.read(session -> session.first(SqliteDocuments::document, SELECT + "WHERE collection = ? AND key = ?",
                collection, key));
    }

    @Override
    public boolean put(Document document) {
        return database.write(session -> document.version() == 1
                ? session.update("INSERT INTO document (collection, key, version, json) VALUES (?, ?, 1, ?) "
                        + "ON CONFLICT DO NOTHING", document.collection(), document.key(), document.json())
                : session.update("UPDATE document SET version = ?, json = ? WHERE collection = ? AND key = ? AND version = ?",
                        document.version(), document.json(), document.collection(), document.key(), document.version() - 1)) == 1;
    }

    @Override
    public boolean delete(String collection, String key, long version) {
        return database.write(session -> session.update(
                "DELETE FROM document WHERE collection = ? AND key = ? AND version = ?", collection, key, version)) == 1;
    }

    @Override
    public Page list(String collection, String keyPrefix, int limit, Optional<String> cursor) {
        var found = database.read(session -> session.all(SqliteDocuments::document,
                SELECT + "WHERE collection = ? AND key >= ? AND key > ? AND key < ? ORDER BY key LIMIT ?",
                collection, keyPrefix, cursor.orElse(""), keyPrefix + LAST, limit + 1));
        var page = found.stream().limit(limit).toList();
        return new Page(page, found.size() > limit ? Optional.of(page.getLast().key()) : Optional.empty());
    }

    private static Document document(ResultSet row) throws SQLException {
        return new Document(row.getString(1), row.getString(2), row.getLong(3), row.getString(4));
    }
}
