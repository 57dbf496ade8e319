package dev.stepwright.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.JournalStore.Append;
import dev.stepwright.engine.journal.port.JournalStore.Entry;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsThereAfterARestart() {
        var entry = new Entry("e", "0", 0, "n", new byte[] {1, 2, 3});
        try (var database = Database.in(folder)) {
            assertThat(new SqliteJournalStore(database).append(entry)).isInstanceOf(Append.Landed.class);
        }
        try (var database = Database.in(folder)) {
            assertThat(new SqliteJournalStore(database).read("e", "0", 0).orElseThrow().body()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void aFolderThatIsMissingIsCreated() {
        try (var database = Database.in(folder.resolve("a/b"))) {
            assertThat(database.isDurable()).isTrue();
        }
        assertThat(folder.resolve("a/b/stepwright.db")).isRegularFile();
    }

    @Test
    void aSecondOwnerIsToldWhoTheFirstIs() {
        try (var _ = Database.in(folder)) {
            assertThatThrownBy(() -> Database.in(folder)).isInstanceOf(DataFolderUnusable.class)
                    .hasMessage("data folder " + folder + " is in use by another process (process "
                            + ProcessHandle.current().pid() + ")");
        }
        Database.in(folder).close();
    }

    @Test
    void aNewerSchemaIsRefused() throws Exception {
        Database.in(folder).close();
        sql("PRAGMA user_version = 7");
        assertThatThrownBy(() -> Database.in(folder)).isInstanceOf(DataFolderUnusable.class).hasMessage(
                folder.resolve("stepwright.db") + " has schema 7, this Stepwright reads schemas up to 4: use the newer Stepwright that wrote it");
        sql("PRAGMA user_version = 4");
        Database.in(folder).close();
    }

    @Test
    void anOlderSchemaIsBroughtUpToDate() throws Exception {
        Database.in(folder).close();
        sql("DROP TABLE activity_task");
        sql("DROP INDEX summary_machine");
        sql("DROP INDEX summary_status");
        sql("ALTER TABLE summary DROP COLUMN listed");
        sql("ALTER TABLE summary DROP COLUMN redrives");
        sql("CREATE INDEX summary_machine ON summary (machine, start, id)");
        sql("CREATE INDEX summary_status ON summary (machine, status, start, id)");
        sql("INSERT INTO summary (execution, machine, name, status, start, stop, body) VALUES ('a', 'm', 'a', 'RUNNING', 5, NULL, '')");
        sql("INSERT INTO summary (execution, machine, name, status, start, stop, body) VALUES ('b', 'm', 'b', 'FAILED', 1, 9, '')");
        sql("PRAGMA user_version = 1");
        try (var database = Database.in(folder)) {
            var listed = new Summaries(database, InstantSource.system()).list("m", Optional.empty(), 9, Optional.empty()).summaries();
            assertThat(listed).extracting(JournalStore.Summary::name).containsExactly("b", "a");
            var rows = database.read(session -> session.all(row -> row.getLong(1), "SELECT count(*) FROM activity_task"));
            assertThat(rows).containsExactly(0L);
        }
    }

    @Test
    void aDatabaseOfSomethingElseIsRefused() throws Exception {
        sql("CREATE TABLE songs (title TEXT)");
        assertThatThrownBy(() -> Database.in(folder)).isInstanceOf(DataFolderUnusable.class)
                .hasMessageEndingWith("is a database of something else");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws Exception {
        Files.writeString(folder.resolve("stepwright.db"), "these are some notes that somebody took. ".repeat(50));
        assertThatThrownBy(() -> Database.in(folder)).isInstanceOf(DataFolderUnusable.class)
                .hasMessageContaining("stepwright.db cannot be opened").hasMessageContaining("not a database");
    }

    @Test
    void aFolderThatIsAFileIsRefused() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> Database.in(file)).isInstanceOf(DataFolderUnusable.class)
                .hasMessageStartingWith("data folder " + file + " cannot be used");
    }

    @Test
    void aWriteThatFailsFailsAlone() throws Exception {
        try (var database = Database.in(folder); var threads = Executors.newFixedThreadPool(16)) {
            var calls = new ArrayList<Callable<Boolean>>();
            for (var i = 0; i < 64; i++) {
                var sound = i % 4 != 0;
                var number = (long) i;
                calls.add(() -> {
                    try {
                        database.write(session -> session.update("INSERT INTO record VALUES (?, ?, ?, ?, ?)", "e", "0", number,
                                sound ? "n" : null, new byte[1]));
                        return sound;
                    } catch (StoreUnavailable e) {
                        return !sound;
                    }
                });
            }
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isTrue();
            }
            assertThat(new SqliteJournalStore(database).scan("e", "", 100, Optional.empty()).entries()).hasSize(48);
        }
    }

    @Test
    void anErrorOfOurOwnFailsItsWriteAlone() {
        try (var database = Database.in(folder)) {
            assertThatThrownBy(() -> database.write(_ -> {
                throw new AssertionError("as a test has it");
            })).isInstanceOf(StoreUnavailable.class);
            assertThat(new SqliteJournalStore(database).append(new Entry("e", "0", 0, "n", new byte[0]))).isInstanceOf(Append.Landed.class);
            assertThat(database.failure()).isEmpty();
        }
    }

    @Test
    void exhaustedMemoryEndsAllWritingAndIsTold() {
        try (var database = Database.in(folder)) {
            assertThatThrownBy(() -> database.write(_ -> {
                throw new OutOfMemoryError("as a test has it");
            })).isInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(() -> database.write(_ -> 1)).isInstanceOf(StoreUnavailable.class);
            assertThat(database.failure()).containsInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void aClosedStoreIsUnavailable() {
        var database = Database.in(folder);
        var store = new SqliteJournalStore(database);
        database.close();
        assertThatThrownBy(() -> store.append(new Entry("e", "0", 0, "n", new byte[0]))).isInstanceOf(StoreUnavailable.class);
    }

    private void sql(String sql) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("stepwright.db"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
