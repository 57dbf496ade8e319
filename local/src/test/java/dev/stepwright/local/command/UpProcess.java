package dev.stepwright.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.local.Stepwright;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code stepwright up} in a process of its own, and a client that speaks the wire protocol to it. */
final class UpProcess implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final URI address;

    private UpProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static UpProcess start(String... options) throws IOException {
        var process = process(List.of("up", "--port", "0"), options);
        var line = process.inputReader().readLine();
        if (line == null || !line.startsWith("ready ")) {
            throw new IOException("not ready: " + line);
        }
        return new UpProcess(process, URI.create(line.substring("ready ".length())));
    }

    static Process process(List<String> command, String... options) throws IOException {
        var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Stepwright.class.getName()));
        line.addAll(command);
        line.addAll(List.of(options));
        return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    JsonNode call(String action, String body) throws IOException, InterruptedException {
        var answer = CLIENT.send(HttpRequest.newBuilder(address.resolve("/")).timeout(Duration.ofSeconds(30))
                .header("X-Amz-Target", "AWSStepFunctions." + action).header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return Json.parse(answer.body());
    }

    URI address() {
        return address;
    }

    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** Stops it as a user does; its exit status. */
    int terminate() throws InterruptedException {
        process.toHandle().destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
