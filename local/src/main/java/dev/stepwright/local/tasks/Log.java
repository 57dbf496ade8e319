package dev.stepwright.local.tasks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;

/** What a function logs during one call: passed on line by line under its name, and the end of it kept. */
final class Log {

    /** What Lambda sends of a log (Lambda API, Invoke, LogType). */
    private static final int KEPT_BYTES = 4_096;
    private static final int LONGEST_LINE = 10_000;

    private final String name;
    private final Consumer<String> lines;
    private final StringBuilder tail = new StringBuilder();

    Log(String name, Consumer<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    synchronized void line(String line) {
        tail.append(line).append('\n');
        if (tail.length() > 2 * KEPT_BYTES) {
            tail.delete(0, tail.length() - KEPT_BYTES);
        }
        lines.accept(name + ": " + line);
    }

    void read(InputStream stream) {
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var line = new StringBuilder();
            for (var c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n' || line.length() == LONGEST_LINE) {
                    line(line.toString());
                    line.setLength(0);
                }
                if (c != '\n' && c != '\r') {
                    line.append((char) c);
                }
            }
            if (!line.isEmpty()) {
                line(line.toString());
            }
        } catch (IOException e) {
            // The program ended: so does its log.
        }
    }

    /** In Base64. */
    synchronized String tail() {
        var bytes = tail.toString().getBytes(StandardCharsets.UTF_8);
        var from = Math.max(0, bytes.length - KEPT_BYTES);
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
