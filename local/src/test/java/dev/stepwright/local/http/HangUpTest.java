package dev.stepwright.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.stepwright.engine.journal.port.ActivityQueues.Received;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.functions.task.LambdaInvoker.Reply;
import dev.stepwright.local.queue.EmbeddedActivityQueues;
import dev.stepwright.local.queue.EmbeddedQueue;
import dev.stepwright.local.store.Database;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A poll whose client hangs up ends, and takes no task with it. */
@Timeout(60)
class HangUpTest {

    private static final Nudge TASK = new Nudge("e", "0", 1, Instant.EPOCH, Instant.now(), Nudge.Kind.STEP);

    private final Database database = Database.inMemory();
    private final EmbeddedActivityQueues queues = new EmbeddedActivityQueues(database, Duration.ofMinutes(5));
    private final BlockingQueue<Optional<Received>> ended = new LinkedBlockingQueue<>();
    private final LocalServer server = LocalServer.start("127.0.0.1", 0, new Routes((event, _) -> {
        if (event.getRawPath().equals("/poll")) {
            var received = queues.poll("q", Duration.ofMinutes(10));
            ended.add(received);
            return APIGatewayV2HTTPResponse.builder().withStatusCode(200).withBody(received.isPresent() ? "a task" : "none").build();
        }
        return APIGatewayV2HTTPResponse.builder().withStatusCode(200).withBody("other").build();
    }, _ -> new Reply.TimedOut(), new EmbeddedQueue(database, Duration.ofMinutes(5), 1), Optional::empty));

    @AfterEach
    void stop() {
        queues.close();
        server.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTaskIsForThePollerThatIsStillThere(boolean resets) throws Exception {
        try (var gone = polling("")) {
            gone.setSoLinger(resets, 0);
        }
        assertThat(ended.take()).isEmpty();
        queues.send("q", TASK);
        try (var next = polling("Connection: close\r\n")) {
            assertThat(text(next)).endsWith("a task");
        }
    }

    @Test
    void whoWaitedMayAskAgainOnTheSameConnection() throws Exception {
        try (var socket = polling("")) {
            queues.send("q", TASK);
            assertThat(ended.take()).isPresent();
            socket.getOutputStream().write("GET / HTTP/1.1\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            assertThat(text(socket)).contains("a task").endsWith("other");
        }
    }

    private Socket polling(String header) throws IOException {
        var socket = new Socket("127.0.0.1", server.address().getPort());
        socket.getOutputStream().write(("GET /poll HTTP/1.1\r\n" + header + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static String text(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
