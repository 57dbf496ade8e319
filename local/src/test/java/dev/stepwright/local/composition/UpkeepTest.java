package dev.stepwright.local.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.Sweep;
import dev.stepwright.engine.journal.port.ForwardingJournal;
import dev.stepwright.engine.journal.port.JournalStore.SummaryPage;
import dev.stepwright.engine.registry.Documents.Document;
import dev.stepwright.engine.registry.RegistryUpkeep;
import dev.stepwright.engine.registry.StateMachines;
import dev.stepwright.local.queue.EmbeddedQueue;
import dev.stepwright.local.store.Database;
import dev.stepwright.local.store.SqliteDocuments;
import dev.stepwright.local.store.SqliteJournalStore;
import java.time.Duration;
import java.time.InstantSource;
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
            var documents = new SqliteDocuments(database);
            documents.put(new Document("definitions", "h/0", 1, "{\"pieces\":1,\"text\":\"{}\",\"outOfUseSince\":\"2026-02-01T10:00:00Z\"}"));
            var registry = new RegistryUpkeep(documents, new StateMachines(documents, InstantSource.system(), () -> "id"),
                    Duration.ofDays(1), Duration.ofDays(1));
            try (var _ = new Upkeep(database, new Sweep(journal, queue, documents), registry, queue, Duration.ZERO, Duration.ofMillis(5),
                    Duration.ofDays(1))) {
                while (sweeps.get() < 3 || payloads(database) > 0 || documents.get("definitions", "h/0").isPresent()) {
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
