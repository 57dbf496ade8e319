package dev.stepwright.local.queue;

import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.local.store.Database;
import dev.stepwright.local.store.Micros;
import dev.stepwright.local.store.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The rows of the queue. Dead letters have no time at which they are visible. */
final class MessageTable {

    private static final String INSERT = "INSERT INTO message (id, execution, frame, number, kind, due, sent, visible, timer) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

    private static final String SELECT =
            "SELECT visible, id, execution, frame, number, kind, due, sent, receives FROM message ";

    /** @param visible in microseconds since the epoch */
    record Row(long visible, Message message) {
    }

    private final Database database;

    MessageTable(Database database) {
        this.database = database;
    }

    long greatestId() {
        return database.read(session -> session.first(row -> row.getLong(1), "SELECT coalesce(max(id), 0) FROM message"))
                .orElseThrow();
    }

    void insert(Collection<Row> rows) {
        database.write(session -> {
            for (var row : rows) {
                insert(session, row, false);
            }
            return rows.size();
        });
    }

    /** Says whether it was new: a timer for the same record, purpose and time is one timer. */
    boolean insertTimer(Row row) {
        return database.write(session -> insert(session, row, true)) == 1;
    }

    private static int insert(Session session, Row row, boolean timer) throws SQLException {
        var nudge = row.message().nudge();
        return session.update(INSERT, row.message().id(), nudge.execution(), nudge.frame(), nudge.number(), nudge.kind().name(),
                Micros.of(nudge.due()), Micros.of(nudge.sent()), row.visible(), timer ? 1 : 0);
    }

    /** Lost when the process dies before the next commit: the message then comes again, as it would from SQS. */
    void deleteSoon(long id) {
        database.writeLater(session -> session.update("DELETE FROM message WHERE id = ?", id));
    }

    void move(long id, long visible, int receives) {
        database.write(session -> session.update("UPDATE message SET visible = ?, receives = ? WHERE id = ?",
                visible, receives, id));
    }

    void bury(long id, int receives) {
        database.write(session -> session.update("UPDATE message SET visible = NULL, receives = ? WHERE id = ?", receives, id));
    }

    long dead() {
        return count("visible IS NULL");
    }

    long due(long now) {
        return count("visible <= ?", now);
    }

    long later(long now) {
        return count("visible > ?", now);
    }

    private long count(String condition, Object... values) {
        return database.read(session -> session.first(row -> row.getLong(1), "SELECT count(*) FROM message WHERE " + condition,
                values)).orElseThrow();
    }

    /** Some thousand dead letters become visible at that time again, as new. */
    List<Row> exhume(long visible) {
        return database.write(session -> {
            var dead = session.all(MessageTable::row, SELECT + "WHERE visible IS NULL LIMIT 1000");
            for (var row : dead) {
                session.update("UPDATE message SET visible = ?, receives = 0 WHERE id = ?", visible, row.message().id());
            }
            return dead.stream().map(row -> new Row(visible,
                    new Message(row.message().id(), row.message().nudge(), 0))).toList();
        });
    }

    List<Row> after(Window.Place place, int limit) {
        return database.read(session -> session.all(MessageTable::row,
                SELECT + "WHERE visible IS NOT NULL AND (visible, id) > (?, ?) ORDER BY visible, id LIMIT ?",
                place.visible(), place.id(), limit));
    }

    private static Row row(ResultSet row) throws SQLException {
        var nudge = new Nudge(row.getString(3), row.getString(4), row.getLong(5), Micros.instant(row.getLong(7)),
                Micros.instant(row.getLong(8)), Nudge.Kind.valueOf(row.getString(6)));
        return new Row(row.getLong(1), new Message(row.getLong(2), nudge, row.getInt(9)));
    }
}
