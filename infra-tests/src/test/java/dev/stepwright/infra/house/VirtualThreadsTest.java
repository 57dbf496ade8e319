package dev.stepwright.infra.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A virtual thread in a native read of a pipe, a file or the terminal keeps its carrier, and there are as many of those as cores.
 * Whoever starts one is named here with what it may wait for; all others are platform threads.
 */
class VirtualThreadsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern STARTED = Pattern.compile("ofVirtual\\(|startVirtualThread|newVirtualThreadPerTaskExecutor|Thread::startVirtual");

    /** File, and why it does no harm. */
    private static final Map<String, String> JUDGED = Map.of(
            "LocalServer.java", "waits for sockets; SQLite is read on it, for as long as the disk takes; it waits for the one that commits",
            "HangUp.java", "waits for a socket",
            "Delivery.java", "a step: waits for sockets, for processes to end, and for the threads that read their pipes",
            "LocalFunctions.java", "an asynchronous call, which waits as a step does",
            "BackgroundKeepAlive.java", "sleeps, and calls AWS over a socket",
            "Concurrently.java", "calls AWS over sockets",
            "StepWorkerHandler.java", "a step, as above",
            "VirtualLanes.java", "branches of an Express execution: each waits as a step does");
    /** What keeps a carrier for as long as somebody is silent. */
    private static final Pattern SILENT = Pattern.compile("getInputStream\\(\\)|getErrorStream\\(\\)|inputReader\\(|errorReader\\(|System\\.in\\b");

    @Test
    void everyVirtualThreadIsJudged() throws IOException {
        assertThat(matching(STARTED)).containsExactlyInAnyOrderElementsOf(JUDGED.keySet());
    }

    @Test
    void nobodyWhoReadsPipesStartsOne() throws IOException {
        var readers = matching(SILENT);
        assertThat(readers).contains("ProgramRunner.java", "BoxServer.java", "Complaints.java");
        readers.retainAll(matching(STARTED));
        assertThat(readers).isEmpty();
    }

    private static TreeSet<String> matching(Pattern pattern) throws IOException {
        var found = new TreeSet<String>();
        for (var module : List.of("models", "engine", "functions", "local", "cdk", "box")) {
            try (var files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    if (pattern.matcher(Files.readString(file)).find()) {
                        found.add(file.getFileName().toString());
                    }
                }
            }
        }
        return found;
    }
}
