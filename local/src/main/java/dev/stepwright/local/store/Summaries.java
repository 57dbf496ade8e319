package dev.stepwright.local.store;

import dev.stepwright.engine.journal.port.JournalStore.Summary;
import dev.stepwright.engine.journal.port.JournalStore.SummaryPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The summaries of executions, and their lists. */
final class Summaries {

    private static final String SELECT = "SELECT id, execution, machine, name, status, start, stop, body, redrives, listed FROM summary ";

    private static final String PRESENT = "(expires IS NULL OR expires > ?) ";

    private final Database database;
    private final InstantSource clock;

    Summaries(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    void open(Session session, Summary summary) throws SQLException {
        session.update("INSERT INTO summary (execution, machine, name, status, start, stop, body, listed) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
                + "ON CONFLICT DO NOTHING", summary.execution(), summary.stateMachine(), summary.name(), summary.status(),
                Micros.of(summary.startDate()), summary.stopDate().map(Micros::of).orElse(null), summary.body(),
                Micros.of(summary.listed()));
    }

    void close(Summary closed, Instant expires) {
        database.write(session -> session.update("UPDATE summary SET status = ?, stop = ?, body = ?, expires = ?, listed = ? "
                + "WHERE execution = ? AND redrives = ? AND start = ? AND stop IS NULL", closed.status(), Micros.of(closed.stopDate().orElseThrow()),
                closed.body(), Micros.of(expires), Micros.of(closed.listed()), closed.execution(), closed.redrives(),
                Micros.of(closed.startDate())));
    }

    /** False when there is none. One of that life or a later one stays as it is. */
    boolean reopen(Session session, Summary open) throws SQLException {
        session.update("UPDATE summary SET status = ?, stop = NULL, body = ?, expires = NULL, redrives = ?, listed = ? "
                + "WHERE execution = ? AND redrives < ?", open.status(), open.body(), open.redrives(),
                Micros.of(open.listed()), open.execution(), open.redrives());
        return session.first(row -> true, SELECT + "WHERE execution = ?", open.execution()).isPresent();
    }

    Optional<Summary> read(String execution) {
        return database.read(session -> session.first(Found::read, SELECT + "WHERE execution = ? AND " + PRESENT, execution,
                now())).map(Found::summary);
    }

    private long now() {
        return Micros.of(clock.instant());
    }

    SummaryPage list(String machine, Optional<String> status, int limit, Optional<String> cursor) {
        var from = cursor.map(Cursor::parse).orElse(new Cursor(Long.MAX_VALUE, Long.MAX_VALUE));
        var values = new ArrayList<Object>(List.of(machine));
        status.ifPresent(values::add);
        values.addAll(List.of(now(), from.time(), from.id(), limit + 1));
        return page(limit, SELECT + "WHERE machine = ? " + (status.isPresent() ? "AND status = ? " : "")
                + "AND " + PRESENT + "AND (listed, id) < (?, ?) ORDER BY listed DESC, id DESC LIMIT ?", values, Found::listedAt);
    }

    SummaryPage open(int limit, Optional<String> cursor) {
        var from = cursor.map(Cursor::parse).orElse(new Cursor(Long.MIN_VALUE, Long.MIN_VALUE));
        return page(limit, SELECT + "WHERE stop IS NULL AND (start, id) > (?, ?) ORDER BY start, id LIMIT ?",
                List.of(from.time(), from.id(), limit + 1), Found::startedAt);
    }

    private SummaryPage page(int limit, String sql, List<Object> values, Function<Found, Cursor> place) {
        var found = database.read(session -> session.all(Found::read, sql, values.toArray()));
        var page = found.stream().limit(limit).toList();
        var cursor = found.size() > limit ? Optional.of(place.apply(page.getLast()).text()) : Optional.<String>empty();
        return new SummaryPage(page.stream().map(Found::summary).toList(), cursor);
    }

    private record Cursor(long time, long id) {

        String text() {
            return time + ":" + id;
        }

        static Cursor parse(String text) {
            if (!text.matches("-?\\d{1,18}:\\d{1,18}")) {
                throw new IllegalArgumentException("Cursor: expected one that an earlier page ended with, found another text");
            }
            var colon = text.indexOf(':');
            return new Cursor(Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
        }
    }

    private record Found(long id, Summary summary) {

        Cursor startedAt() {
            return new Cursor(Micros.of(summary.startDate()), id);
        }

        Cursor listedAt() {
            return new Cursor(Micros.of(summary.listed()), id);
        }

        static Found read(ResultSet row) throws SQLException {
            var stop = row.getLong(7);
            var stopDate = row.wasNull() ? Optional.<Instant>empty() : Optional.of(Micros.instant(stop));
            return new Found(row.getLong(1), new Summary(row.getString(2), row.getString(3),
                    row.getString(4), row.getString(5), Micros.instant(row.getLong(6)), stopDate, row.getBytes(8), row.getInt(9),
                    Micros.instant(row.getLong(10))));
        }
    }
}
