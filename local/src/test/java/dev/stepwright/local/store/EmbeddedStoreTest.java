package dev.stepwright.local.store;

import dev.stepwright.engine.journal.port.JournalRetentionContract;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.PayloadStore;
import dev.stepwright.engine.journal.port.PayloadStoreContract;
import dev.stepwright.engine.registry.Documents;
import dev.stepwright.engine.registry.DocumentsContract;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
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

    /** The database is opened after the contract's class is made. */
    private static Supplier<JournalStore> once(Supplier<JournalStore> opened) {
        var known = new AtomicReference<JournalStore>();
        return () -> known.updateAndGet(store -> store == null ? opened.get() : store);
    }

    private static void vanished(Database database, String execution, String frame, long number) {
        database.write(session -> session.update("DELETE FROM record WHERE execution = ? AND frame = ? AND number = ?", execution,
                frame, number));
        if (frame.equals("0") && number == 0) {
            database.write(session -> session.update("DELETE FROM summary WHERE execution = ?", execution));
        }
    }

    @Nested
    class DurableJournal extends JournalRetentionContract {
        private final Supplier<JournalStore> store = once(() -> new SqliteJournalStore(durable, () -> now));

        @Override
        protected JournalStore store() {
            return store.get();
        }

        @Override
        protected void vanish(String execution, String frame, long number) {
            vanished(durable, execution, frame, number);
        }
    }

    @Nested
    class JournalInMemory extends JournalRetentionContract {
        private final Supplier<JournalStore> store = once(() -> new SqliteJournalStore(inMemory, () -> now));

        @Override
        protected JournalStore store() {
            return store.get();
        }

        @Override
        protected void vanish(String execution, String frame, long number) {
            vanished(inMemory, execution, frame, number);
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
