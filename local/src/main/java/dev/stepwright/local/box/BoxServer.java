package dev.stepwright.local.box;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server of the box that listens. It ends when closed, and with this process whatever happens to it. */
public final class BoxServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final String READY = "ready ";

    /** The services there are servers for. */
    public enum Kind {
        SQS, S3, DYNAMODB;

        /** The service as command lines and messages spell it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How a server is to run.
     *
     * @param port TCP port on the loopback interface, 0 for any free one
     * @param folder where data is kept over a restart; in memory when empty
     * @param region AWS region in the ARNs of queues
     * @param account AWS account in the ARNs of queues, twelve digits
     */
    public record Options(int port, Optional<Path> folder, String region, String account) {

        /** In memory, on any free port, in {@code us-east-1} and account {@code 000000000000}. */
        public static final Options DEFAULTS = new Options(0, Optional.empty(), "us-east-1", "000000000000");

        public Options withPort(int port) {
            return new Options(port, folder, region, account);
        }

        public Options withFolder(Path folder) {
            return new Options(port, Optional.of(folder), region, account);
        }
    }

    private final Process process;
    private final URI endpoint;

    private BoxServer(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * Starts a server and waits until it listens, which takes about a second; several are best started concurrently.
     *
     * @throws IOException when it was not built, cannot listen on its port, or is not ready within a minute; the message
     *     holds what the server had to say
     */
    public static BoxServer start(Kind kind, Options options) throws IOException, InterruptedException {
        var process = new ProcessBuilder(BoxCommand.of(kind, options)).start();
        var complaints = Complaints.listenTo(process, kind);
        var ready = new CompletableFuture<Optional<URI>>();
        // A virtual thread would keep its carrier for as long as the server is silent.
        Thread.ofPlatform().daemon().name("box-" + kind.label()).start(() -> ready.complete(announcement(process)));
        try {
            var endpoint = ready.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (endpoint.isPresent()) {
                return new BoxServer(process, endpoint.get());
            }
            process.waitFor();
            throw new IOException(String.format(Locale.ROOT, "the %s server did not start: %s", kind.label(), complaints.last()));
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException(String.format(Locale.ROOT, "the %s server was not ready within %d s: %s",
                    kind.label(), START_LIMIT.toSeconds(), complaints.last()), e);
        } finally {
            if (!ready.isDone() || ready.join().isEmpty()) {
                process.destroyForcibly();
            }
        }
    }

    /** The server's announcement, or nothing when it ends without one. */
    private static Optional<URI> announcement(Process process) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            return lines.lines()
                    .filter(line -> line.startsWith(READY))
                    .map(line -> URI.create(line.substring(READY.length())))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Where the server answers, {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return endpoint;
    }

    /** The process id, for those who watch it. */
    public long pid() {
        return process.pid();
    }

    /** Ends the server in order, and by force when that takes longer than ten seconds. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
