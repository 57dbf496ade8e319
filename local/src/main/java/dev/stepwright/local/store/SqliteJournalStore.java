package dev.stepwright.local.store;

import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The table of executions in the embedded database. An execution whose time is over is gone here, also before {@link Expiry} has come by;
 * a new one of its name begins with nothing.
 */
public final class SqliteJournalStore implements JournalStore {

    /** Follows every text that begins with the prefix it is put behind. */
    private static final String LAST = "\udbff\udfff";
    private static final String ENTRY = "SELECT execution, frame, number, nonce, body FROM record ";
    /** All that is kept of an execution, but the messages: that of a new one is sent before it is opened. */
    private static final List<String> TABLES = List.of("record", "leaf", "beat", "activity_task", "summary");
    /** How long what an open execution names is kept without being kept on: payloads alone, as rows of an open one stay. */
    private static final Duration UNKEPT = Duration.ofDays(3);

    private final Database database;
    private final InstantSource clock;
    private final Summaries summaries;
    private final Map<String, Instant> kept = new ConcurrentHashMap<>();

    public SqliteJournalStore(Database database) {
        this(database, InstantSource.system());
    }

    /** @param clock tells what is gone */
    public SqliteJournalStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.summaries = new Summaries(database, clock);
    }

    @Override
    public Append append(Entry entry) {
        return database.write(session -> append(session, entry));
    }

    @Override
    public Append open(Entry first, Summary summary) {
        return database.write(session -> {
            if (isGone(session, first.execution()) || read(session, first.execution(), first.frame(), first.number()).isEmpty()) {
                for (var table : TABLES) {
                    session.update("DELETE FROM " + table + " WHERE execution = ?", first.execution());
                }
            }
            var answer = append(session, first);
            if (answer instanceof Append.Landed) {
                summaries.open(session, summary);
            }
            return answer;
        });
    }

    @Override
    public Append reopen(Entry first, Summary open) {
        return database.write(session -> {
            var answer = append(session, first);
            if (answer instanceof Append.Landed && !summaries.reopen(session, open)) {
                throw new StoreUnavailable("There is no summary of " + open.execution() + " any more", null);
            }
            return answer;
        });
    }

    private boolean isGone(Session session, String execution) throws SQLException {
        return session.first(row -> true, "SELECT 1 FROM summary WHERE execution = ? AND expires <= ?", execution,
                Micros.of(clock.instant())).isPresent();
    }

    /** Reads, unless the execution is gone. */
    private <T> T present(String execution, T nothing, Database.Work<T> work) {
        return database.read(session -> isGone(session, execution) ? nothing : work.on(session));
    }

    private static Append append(Session session, Entry entry) throws SQLException {
        var added = session.update("INSERT INTO record (execution, frame, number, nonce, body) VALUES (?, ?, ?, ?, ?) "
                + "ON CONFLICT DO NOTHING", entry.execution(), entry.frame(), entry.number(), entry.nonce(), entry.body());
        if (added == 1) {
            return new Append.Landed();
        }
        var existing = read(session, entry.execution(), entry.frame(), entry.number()).orElseThrow();
        return existing.nonce().equals(entry.nonce()) ? new Append.Landed() : new Append.Refused(existing);
    }

    @Override
    public Map<String, Entry> last(String execution, Collection<String> frames) {
        return present(execution, Map.of(), session -> {
            var found = new HashMap<String, Entry>();
            for (var frame : frames) {
                session.first(SqliteJournalStore::entry,
                        ENTRY + "WHERE execution = ? AND frame = ? ORDER BY number DESC LIMIT 1", execution, frame)
                        .ifPresent(entry -> found.put(frame, entry));
            }
            return found;
        });
    }

    @Override
    public Optional<Entry> read(String execution, String frame, long number) {
        return present(execution, Optional.empty(), session -> read(session, execution, frame, number));
    }

    private static Optional<Entry> read(Session session, String execution, String frame, long number) throws SQLException {
        return session.first(SqliteJournalStore::entry, ENTRY + "WHERE execution = ? AND frame = ? AND number = ?",
                execution, frame, number);
    }

    @Override
    public List<Entry> records(String execution, String frame, long from, int limit) {
        return present(execution, List.of(), session -> session.all(SqliteJournalStore::entry,
                ENTRY + "WHERE execution = ? AND frame = ? AND number >= ? ORDER BY number LIMIT ?", execution, frame, from, limit));
    }

    @Override
    public EntryPage scan(String execution, String framePrefix, int limit, Optional<String> cursor) {
        var from = cursor.map(EntryCursor::parse).orElse(new EntryCursor(framePrefix, -1));
        var found = present(execution, List.<Entry>of(), session -> session.all(SqliteJournalStore::entry,
                ENTRY + "WHERE execution = ? AND (frame, number) > (?, ?) AND frame < ? ORDER BY frame, number LIMIT ?",
                execution, from.frame(), from.number(), framePrefix + LAST, limit + 1));
        if (found.size() <= limit) {
            return new EntryPage(found, Optional.empty());
        }
        var page = List.copyOf(found.subList(0, limit));
        var last = page.getLast();
        return new EntryPage(page, Optional.of(new EntryCursor(last.frame(), last.number()).text()));
    }

    private record EntryCursor(String frame, long number) {

        String text() {
            return frame + "#" + number;
        }

        static EntryCursor parse(String text) {
            if (!text.matches("[0-9.]*#\\d{1,18}")) {
                throw new IllegalArgumentException("Cursor: expected one that an earlier page ended with, found another text");
            }
            var end = text.lastIndexOf('#');
            return new EntryCursor(text.substring(0, end), Long.parseLong(text.substring(end + 1)));
        }
    }

    @Override
    public Optional<String> greatestFrame(String execution, String framePrefix) {
        return present(execution, Optional.empty(), session -> session.first(row -> row.getString(1),
                "SELECT frame FROM record WHERE execution = ? AND frame >= ? AND frame < ? ORDER BY frame DESC LIMIT 1",
                execution, framePrefix, framePrefix + LAST));
    }

    @Override
    public Leaf add(String execution, String leaf, int child, boolean failed) {
        return database.write(session -> {
            session.update("INSERT INTO leaf (execution, leaf, child, failed) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    execution, leaf, child, failed ? 1 : 0);
            return gather(session, execution, leaf, leaf + "\0").get(leaf);
        });
    }

    @Override
    public Map<String, Leaf> leaves(String execution, String leafPrefix) {
        return present(execution, Map.of(), session -> gather(session, execution, leafPrefix, leafPrefix + LAST));
    }

    private record Member(String leaf, int child, boolean failed) {
    }

    private static Map<String, Leaf> gather(Session session, String execution, String from, String to) throws SQLException {
        var members = session.all(row -> new Member(row.getString(1), row.getInt(2), row.getInt(3) == 1),
                "SELECT leaf, child, failed FROM leaf WHERE execution = ? AND leaf >= ? AND leaf < ?", execution, from, to);
        var leaves = new TreeMap<String, Leaf>();
        for (var member : members) {
            var leaf = leaves.computeIfAbsent(member.leaf(), name -> new Leaf(new TreeSet<>(), new TreeSet<>()));
            (member.failed() ? leaf.failed() : leaf.in()).add(member.child());
        }
        return leaves;
    }

    /** One row for each frame: it is of the latest record that ever beat, and a straggler's does not touch it. */
    @Override
    public void beat(Beat beat) {
        database.write(session -> session.update("INSERT INTO beat (execution, frame, number, until) VALUES (?, ?, ?, ?) "
                + "ON CONFLICT (execution, frame) DO UPDATE SET number = excluded.number, until = excluded.until "
                + "WHERE excluded.number > number OR (excluded.number = number AND excluded.until > until)",
                beat.execution(), beat.frame(), beat.number(), Micros.of(beat.until())));
    }

    @Override
    public Optional<Beat> lastBeat(String execution, String frame, long number) {
        return present(execution, Optional.empty(), session -> session.first(
                row -> new Beat(execution, frame, number, Micros.instant(row.getLong(1))),
                "SELECT until FROM beat WHERE execution = ? AND frame = ? AND number = ?", execution, frame, number));
    }

    @Override
    public void close(Summary closed, Instant expires) {
        summaries.close(closed, expires);
        kept.remove(closed.execution());
    }

    @Override
    public boolean isToBeKept(String execution) {
        var now = clock.instant();
        return summary(execution).filter(summary -> summary.stopDate().isEmpty())
                .filter(open -> kept.getOrDefault(execution, open.startDate()).isBefore(now.minus(UNKEPT))).isPresent();
    }

    /** Rows of an open execution stay as they are. */
    @Override
    public void keep(String execution) {
        kept.put(execution, clock.instant());
    }

    @Override
    public Optional<Summary> summary(String execution) {
        return summaries.read(execution);
    }

    @Override
    public SummaryPage list(String stateMachine, Optional<String> status, int limit, Optional<String> cursor) {
        return summaries.list(stateMachine, status, limit, cursor);
    }

    @Override
    public SummaryPage open(int limit, Optional<String> cursor) {
        return summaries.open(limit, cursor);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getString(1), row.getString(2), row.getLong(3), row.getString(4), row.getBytes(5));
    }
}
