package dev.stepwright.local.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.Sweep;
import dev.stepwright.engine.journal.port.ForwardingJournal;
import dev.stepwright.engine.journal.port.JournalStore.SummaryPage;
import dev.stepwright.local.queue.EmbeddedQueue;
import dev.stepwright.local.store.Database;
import dev.stepwright.local.store.SqliteDocuments;
import dev.stepwright.local.store.SqliteJournalStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UpkeepTest {

    @Test
    void aFaultInOnePartLeavesTheOthersAndTheNextTime() throws Exception {
        try (var database = Database.inMemory()) {
            database.write(session -> session.update("INSERT INTO payload (sha256, put, bytes) VALUES ('h', 0, x'00')"));
            var sweeps = new AtomicInteger();
            var journal = new ForwardingJournal(new SqliteJournalStore(database)) {
                @Override
                public SummaryPage open(int limit, Optional<String> cursor) {
                    sweeps.incrementAndGet();
                    throw new IllegalStateException("as a test has it");
                }
            };
            var queue = new EmbeddedQueue(database, Duration.ofMinutes(5), 1);
            try (var _ = new Upkeep(database, new Sweep(journal, queue, new SqliteDocuments(database)), queue, Duration.ZERO, Duration.ofMillis(5), Duration.ofDays(1))) {
                while (sweeps.get() < 3 || payloads(database) > 0) {
                    Thread.sleep(5);
                }
            }
            assertThat(sweeps).hasValueGreaterThanOrEqualTo(3);
        }
    }

    private static long payloads(Database database) {
        return database.read(session -> session.first(row -> row.getLong(1), "SELECT count(*) FROM payload")).orElseThrow();
    }
}
