package dev.stepwright.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.journal.port.JournalStore.Beat;
import dev.stepwright.engine.journal.port.JournalStore.Entry;
import dev.stepwright.engine.journal.port.JournalStore.Summary;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpiryTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration RETENTION = Duration.ofDays(90);
    private static final Duration LONGEST = RETENTION.plusDays(7);

    private final Database database = Database.inMemory();
    private final SqliteJournalStore store = new SqliteJournalStore(database, InstantSource.fixed(START.plusSeconds(20)));
    private final Expiry expiry = new Expiry(database, RETENTION);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void closedExecutionsGoWhenTheirTimeHasComeAndOpenOnesStay() {
        for (var i = 0; i < 120; i++) {
            open("old" + i, Optional.of(START.plusSeconds(10)));
        }
        open("young", Optional.of(START.plusSeconds(30)));
        open("running", Optional.empty());
        assertThat(expiry.executions(START.plusSeconds(20))).isEqualTo(120);
        assertThat(store.summary("old7")).isEmpty();
        assertThat(store.scan("old7", "", 10, Optional.empty()).entries()).isEmpty();
        assertThat(store.leaves("old7", "")).isEmpty();
        assertThat(store.summary("young")).isPresent();
        assertThat(store.scan("running", "", 10, Optional.empty()).entries()).hasSize(1);
        assertThat(expiry.executions(START.plusSeconds(20))).isZero();
    }

    @Test
    void nothingOfAnExecutionIsLeftBehind() {
        for (var execution : List.of("old", "running")) {
            open(execution, execution.equals("old") ? Optional.of(START) : Optional.empty());
            store.beat(new Beat(execution, "0", 1, START));
            database.write(session -> session.update("INSERT INTO message (execution, frame, number, kind, due, sent, visible, timer) "
                    + "VALUES (?, '0', 0, 'DEADLINE', 0, 0, 9, 1)", execution));
            database.write(session -> session.update("INSERT INTO activity_task (queue, execution, frame, number, sent) "
                    + "VALUES ('q', ?, '0', 0, 0)", execution));
        }
        assertThat(expiry.executions(START.plusSeconds(20))).isEqualTo(1);
        for (var table : List.of("record", "leaf", "beat", "summary", "message", "activity_task")) {
            List<String> left = database.read(session -> session.all(row -> row.getString(1), "SELECT execution FROM " + table));
            assertThat(left).as(table).containsExactly("running");
        }
    }

    @Test
    void payloadsGoWhenNobodyCanNameThemAnyMore() {
        var payloads = new SqlitePayloadStore(database);
        payloads.put("a", new byte[] {1});
        expiry.payloads(Instant.now().plus(LONGEST));
        assertThat(payloads.get("a")).containsExactly(1);
        expiry.payloads(Instant.now().plus(LONGEST).plus(SqlitePayloadStore.YOUNG).plusSeconds(60));
        assertThatThrownBy(() -> payloads.get("a")).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void aPayloadThatIsRenewedLivesOn() {
        var payloads = new SqlitePayloadStore(database);
        var late = Micros.of(Instant.now().minus(LONGEST));
        for (var name : List.of("renewed", "old")) {
            payloads.put(name, new byte[] {1});
            database.write(session -> session.update("UPDATE payload SET put = ? WHERE sha256 = ?", late, name));
        }
        payloads.renew("renewed");
        expiry.payloads(Instant.now().plus(SqlitePayloadStore.YOUNG).plusSeconds(60));
        assertThat(payloads.get("renewed")).containsExactly(1);
        assertThatThrownBy(() -> payloads.get("old")).isInstanceOf(StoreUnavailable.class);
    }

    private void open(String execution, Optional<Instant> expires) {
        var summary = new Summary(execution, "m", execution, "RUNNING", START, Optional.empty(), new byte[0]);
        store.open(new Entry(execution, "0", 0, "n", new byte[] {1}), summary);
        store.add(execution, "0.1.0", 1, false);
        expires.ifPresent(when -> store.close(new Summary(execution, "m", execution, "SUCCEEDED", START, Optional.of(START),
                new byte[0]), when));
    }
}
