package dev.stepwright.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.port.JournalStore.Append;
import dev.stepwright.engine.journal.port.JournalStore.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A process that appends is killed with SIGKILL: no append it was answered for is lost, and none is there by half. */
class KillTest {

    private static final int WRITERS = 8;
    private static final int ANSWERS_BEFORE_THE_KILL = 2_000;

    @TempDir
    private Path folder;

    @RepeatedTest(3)
    void noAcknowledgedAppendIsLost() throws Exception {
        var acknowledged = new HashMap<String, Long>();
        for (var round = 0; round < 2; round++) {
            acknowledged.putAll(appendAndKill("r" + round));
        }
        try (var database = Database.in(folder)) {
            var store = new SqliteJournalStore(database);
            assertThat(acknowledged).isNotEmpty();
            acknowledged.forEach((execution, number) -> {
                var last = store.last(execution, List.of("0")).get("0");
                assertThat(last.number()).isGreaterThanOrEqualTo(number);
                for (var n = 0L; n <= last.number(); n++) {
                    assertThat(store.read(execution, "0", n).orElseThrow().body()).isEqualTo(body(execution, n));
                }
            });
        }
    }

    /** The greatest number that was acknowledged, by execution. */
    private Map<String, Long> appendAndKill(String round) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(java, "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                KillTest.class.getName(), folder.toString(), round).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var acknowledged = new HashMap<String, Long>();
        try (var answers = child.inputReader(StandardCharsets.UTF_8)) {
            for (var i = 0; i < ANSWERS_BEFORE_THE_KILL; i++) {
                var line = answers.readLine();
                assertThat(line).isNotNull();
                note(line, acknowledged);
            }
            // By its handle: the process object would close its output, too.
            child.toHandle().destroyForcibly();
            // What it had answered and we had not read yet counts as well; its last line may be torn.
            for (var line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.endsWith(".")) {
                    note(line, acknowledged);
                }
            }
        }
        child.waitFor();
        return acknowledged;
    }

    private static void note(String line, Map<String, Long> acknowledged) {
        var words = line.substring(0, line.length() - 1).split(" ");
        acknowledged.merge(words[0], Long.parseLong(words[1]), Math::max);
    }

    /** The child: appends for ever, and says so after each. */
    public static void main(String[] arguments) {
        var store = new SqliteJournalStore(Database.in(Path.of(arguments[0])));
        for (var writer = 0; writer < WRITERS; writer++) {
            var execution = arguments[1] + "-" + writer;
            Thread.ofPlatform().start(() -> {
                for (var number = 0L;; number++) {
                    var answer = store.append(new Entry(execution, "0", number, "n" + number, body(execution, number)));
                    if (!(answer instanceof Append.Landed)) {
                        throw new AssertionError(answer);
                    }
                    var line = (execution + " " + number + ".\n").getBytes(StandardCharsets.US_ASCII);
                    System.out.write(line, 0, line.length);
                    System.out.flush();
                }
            });
        }
    }

    private static byte[] body(String execution, long number) {
        return (execution + "/" + number + " ").repeat(50).getBytes(StandardCharsets.US_ASCII);
    }
}
