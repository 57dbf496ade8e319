package dev.stepwright.engine.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** npm's jsonata under Node, in a process that is begun anew when an expression never comes to an end in it. */
final class ReferenceEvaluator implements AutoCloseable {

    /** What is answered for an expression that does not end. */
    static final JsonNode ENDLESS = Json.parse("{\"endless\":1}");

    private static final int PATIENCE_SECONDS = 60;

    private Process node;
    private BufferedWriter to;
    private BufferedReader from;

    ReferenceEvaluator() throws IOException {
        start();
    }

    private void start() throws IOException {
        var script = Path.of("src/test/resources/dev/stepwright/engine/fuzz/reference.js");
        var command = new ProcessBuilder("node", script.toString()).redirectError(ProcessBuilder.Redirect.INHERIT);
        command.environment().put("NODE_PATH", System.getProperty("differential.modules"));
        command.environment().put("TZ", "UTC");
        node = command.start();
        to = new BufferedWriter(new OutputStreamWriter(node.getOutputStream(), StandardCharsets.UTF_8));
        from = new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
    }

    /** An answer for each line, in order. */
    List<JsonNode> answers(List<String> lines) throws IOException {
        var answers = new ArrayList<JsonNode>();
        while (answers.size() < lines.size()) {
            for (var line : lines.subList(answers.size(), lines.size())) {
                to.write(line + "\n");
            }
            to.flush();
            read(lines.size(), answers);
        }
        return answers;
    }

    private void read(int count, List<JsonNode> answers) throws IOException {
        while (answers.size() < count) {
            var answer = answer();
            answers.add(answer);
            if (answer == ENDLESS) {
                close();
                start();
                return;
            }
        }
    }

    private JsonNode answer() throws IOException {
        try {
            var line = CompletableFuture.supplyAsync(this::line).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return line == null ? ENDLESS : Json.parse(line); // it dies of what fills its memory
        } catch (TimeoutException _) {
            return ENDLESS;
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(e);
        }
    }

    private String line() {
        try {
            return from.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        node.destroyForcibly();
    }
}
