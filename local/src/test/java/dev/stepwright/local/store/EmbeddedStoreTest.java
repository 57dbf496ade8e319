package dev.stepwright.local.store;

import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.JournalStoreContract;
import dev.stepwright.engine.journal.port.PayloadStore;
import dev.stepwright.engine.journal.port.PayloadStoreContract;
import dev.stepwright.engine.registry.Documents;
import dev.stepwright.engine.registry.DocumentsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contracts of the ports, on the store in memory and in a folder. */
class EmbeddedStoreTest {

    @TempDir
    private Path folder;
    private Database durable;
    private Database inMemory;

    @BeforeEach
    void open() {
        durable = Database.in(folder);
        inMemory = Database.inMemory();
    }

    @AfterEach
    void close() {
        durable.close();
        inMemory.close();
    }

    @Nested
    class DurableJournal extends JournalStoreContract {
        @Override
        protected JournalStore store() {
            return new SqliteJournalStore(durable);
        }
    }

    @Nested
    class JournalInMemory extends JournalStoreContract {
        @Override
        protected JournalStore store() {
            return new SqliteJournalStore(inMemory);
        }
    }

    @Nested
    class DurableDocuments extends DocumentsContract {
        @Override
        protected Documents documents() {
            return new SqliteDocuments(durable);
        }
    }

    @Nested
    class InMemoryDocuments extends DocumentsContract {
        @Override
        protected Documents documents() {
            return new SqliteDocuments(inMemory);
        }
    }

    @Nested
    class DurablePayloads extends PayloadStoreContract {
        @Override
        protected PayloadStore store() {
            return new SqlitePayloadStore(durable);
        }
    }

    @Nested
    class PayloadsInMemory extends PayloadStoreContract {
        @Override
        protected PayloadStore store() {
            return new SqlitePayloadStore(inMemory);
        }
    }
}
