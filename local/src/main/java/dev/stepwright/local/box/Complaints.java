package dev.stepwright.local.box;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a server writes to standard error: passed on under its name, the last lines kept for the error message. */
final class Complaints {

    private static final int KEPT_LINES = 10;

    private final Deque<String> lines = new ArrayDeque<>();
    private final Thread reader;

    private Complaints(Process process, BoxServer.Kind kind) {
        // A virtual thread would keep its carrier for as long as the server is silent, which is mostly.
        reader = Thread.ofPlatform().daemon().name("box-" + kind.label() + "-errors").unstarted(() -> read(process, kind.label()));
    }

    static Complaints listenTo(Process process, BoxServer.Kind kind) {
        var complaints = new Complaints(process, kind);
        complaints.reader.start();
        return complaints;
    }

    /** The last lines, or a word that there were none. Waits a moment for what a process that ended had written. */
    String last() throws InterruptedException {
        reader.join(1_000);
        synchronized (lines) {
            return lines.isEmpty() ? "it said nothing" : String.join(System.lineSeparator(), lines);
        }
    }

    private void read(Process process, String label) {
        try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                System.err.println(label + ": " + line);
                keep(line);
            }
        } catch (IOException e) {
            keep("its errors could not be read: " + e.getMessage());
        }
    }

    private void keep(String line) {
        synchronized (lines) {
            if (lines.size() == KEPT_LINES) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }
    }
}
