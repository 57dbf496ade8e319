package dev.stepwright.local.store;

import java.sql.SQLException;
import java.util.List;

/**
 * The tables. Ordinary rowid tables with unique indexes: measured faster here than tables without rowid, because bodies do not
 * lie in the index. Times are microseconds since the epoch, of UTC.
 */
final class Schema {

    /** "STPW", so that a file of something else is not taken for ours. */
    private static final int APPLICATION = 0x53545057;

    /** What each version added to the one before it; the number of them is the newest version. */
    private static final List<List<String>> VERSIONS = List.of(List.of(
            "CREATE TABLE record (execution TEXT NOT NULL, frame TEXT NOT NULL, number INTEGER NOT NULL, nonce TEXT NOT NULL, "
                    + "body BLOB NOT NULL)",
            "CREATE UNIQUE INDEX record_place ON record (execution, frame, number)",
            "CREATE TABLE leaf (execution TEXT NOT NULL, leaf TEXT NOT NULL, child INTEGER NOT NULL, failed INTEGER NOT NULL)",
            "CREATE UNIQUE INDEX leaf_place ON leaf (execution, leaf, child, failed)",
            "CREATE TABLE beat (execution TEXT NOT NULL, frame TEXT NOT NULL, number INTEGER NOT NULL, until INTEGER NOT NULL)",
            "CREATE UNIQUE INDEX beat_place ON beat (execution, frame)",
            "CREATE TABLE summary (id INTEGER PRIMARY KEY, execution TEXT NOT NULL, machine TEXT NOT NULL, name TEXT NOT NULL, "
                    + "status TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER, expires INTEGER, body BLOB NOT NULL)",
            "CREATE UNIQUE INDEX summary_execution ON summary (execution)",
            "CREATE INDEX summary_machine ON summary (machine, start, id)",
            "CREATE INDEX summary_status ON summary (machine, status, start, id)",
            "CREATE INDEX summary_open ON summary (start, id) WHERE stop IS NULL",
            "CREATE INDEX summary_expires ON summary (expires) WHERE expires IS NOT NULL",
            "CREATE TABLE document (collection TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL)",
            "CREATE UNIQUE INDEX document_key ON document (collection, key)",
            "CREATE TABLE payload (sha256 TEXT NOT NULL, put INTEGER NOT NULL, bytes BLOB NOT NULL)",
            "CREATE UNIQUE INDEX payload_sha256 ON payload (sha256)",
            "CREATE INDEX payload_put ON payload (put)",
            "CREATE TABLE message (id INTEGER PRIMARY KEY, execution TEXT NOT NULL, frame TEXT NOT NULL, number INTEGER NOT NULL, "
                    + "kind TEXT NOT NULL, due INTEGER NOT NULL, sent INTEGER NOT NULL, visible INTEGER, "
                    + "receives INTEGER NOT NULL DEFAULT 0, timer INTEGER NOT NULL DEFAULT 0)",
            "CREATE INDEX message_visible ON message (visible, id) WHERE visible IS NOT NULL",
            "CREATE UNIQUE INDEX message_timer ON message (execution, frame, number, kind, due) WHERE timer = 1"), List.of(
            // without AUTOINCREMENT the id of a task that was just taken could be another's already
            "CREATE TABLE activity_task (id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, execution TEXT NOT NULL, "
                    + "frame TEXT NOT NULL, number INTEGER NOT NULL, sent INTEGER NOT NULL)",
            "CREATE INDEX activity_task_queue ON activity_task (queue, id)",
            "CREATE UNIQUE INDEX activity_task_place ON activity_task (queue, execution, frame, number)"), List.of(
            "ALTER TABLE summary ADD COLUMN redrives INTEGER NOT NULL DEFAULT 0"), List.of(
            "ALTER TABLE summary ADD COLUMN listed INTEGER NOT NULL DEFAULT 0",
            "UPDATE summary SET listed = coalesce(stop, start)",
            "DROP INDEX summary_machine",
            "DROP INDEX summary_status",
            "CREATE INDEX summary_machine ON summary (machine, listed, id)",
            "CREATE INDEX summary_status ON summary (machine, status, listed, id)"));

    private Schema() {
    }

    /** Makes the tables that are missing, in the folder of an earlier version too; refuses what it does not know. */
    static void settle(Session session, String where) throws SQLException {
        var application = number(session, "PRAGMA application_id");
        var version = number(session, "PRAGMA user_version");
        session.commit();
        var newest = VERSIONS.size();
        if (application == APPLICATION && version > newest) {
            throw new DataFolderUnusable(where + " has schema " + version + ", this Stepwright reads schemas up to " + newest
                    + ": use the newer Stepwright that wrote it", null);
        }
        if (application != APPLICATION && number(session, "SELECT count(*) FROM sqlite_master") > 0) {
            throw new DataFolderUnusable(where + " is a database of something else", null);
        }
        for (var added : VERSIONS.subList((int) version, newest)) {
            for (var statement : added) {
                session.run(statement);
            }
        }
        session.run("PRAGMA application_id = " + APPLICATION);
        session.run("PRAGMA user_version = " + newest);
        session.commit();
    }

    private static long number(Session session, String sql) throws SQLException {
        return session.first(row -> row.getLong(1), sql).orElseThrow();
    }
}
