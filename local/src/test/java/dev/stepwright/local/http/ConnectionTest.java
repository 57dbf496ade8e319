package dev.stepwright.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.stepwright.functions.task.LambdaInvoker.Reply;
import dev.stepwright.local.queue.EmbeddedQueue;
import dev.stepwright.local.store.Database;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client may send, byte for byte, and what it gets (RFC 9112). */
@Timeout(60)
class ConnectionTest {

    private final Database database = Database.inMemory();
    private final LocalServer server = LocalServer.start("127.0.0.1", 0, new Routes((event, _) -> {
        if (event.getRawPath().equals("/error")) {
            throw new AssertionError("as a test has it");
        }
        return APIGatewayV2HTTPResponse.builder().withStatusCode(200).withBody(event.getRawPath() + "|" + event.getBody()).build();
    }, _ -> new Reply.TimedOut(), new EmbeddedQueue(database, Duration.ofMinutes(5), 1), Optional::empty));

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    static Stream<Arguments> requests() {
        var end = "Connection: close\r\n\r\n";
        return Stream.of(
                Arguments.of("GET /a HTTP/1.1\r\n" + end, 200, "/a|"),
                Arguments.of("GET http://127.0.0.1/a HTTP/1.1\r\n" + end, 200, "/a|"),
                Arguments.of("\r\nGET /a HTTP/1.1\n" + "Connection: close\n\n", 200, "/a|"),
                Arguments.of("GET /a HTTP/1.0\r\n\r\n", 200, "/a|"),
                Arguments.of("POST / HTTP/1.1\r\nContent-Length: 3\r\n" + end + "abc", 200, "/|abc"),
                Arguments.of("POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 3\r\n" + end + "abc", 200, "/|abc"),
                Arguments.of("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + end + "2;x=y\r\nab\r\n1\r\nc\r\n0\r\n\r\n", 200, "/|abc"),
                Arguments.of("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTrailer: T\r\n" + end + "1\r\na\r\n0\r\nT: 1\r\n\r\n", 200, "/|a"),
                Arguments.of("GET /a HTTP/1.1\r\n" + "X: y\r\n".repeat(199) + end, 200, "/a|"),
                Arguments.of("GET /a HTTP/1.1\r\nX: " + "y".repeat(100_000) + "\r\n" + end, 200, "/a|"),
                Arguments.of("GET /a HTTP/1.1\r\n" + "X: y\r\n".repeat(200) + end, 431, "at most 200 headers"),
                Arguments.of("GET /a HTTP/1.1\r\nX: " + "y".repeat(400_000) + "\r\n" + end, 431, "at most 131072 bytes"),
                Arguments.of("GET /%zz HTTP/1.1\r\n" + end, 400, "hexadecimal"),
                Arguments.of("GET / HTTP/1.1\r\nX : y\r\n" + end, 400, "headers such as"),
                Arguments.of("GET / HTTP/1.1\r\nX: y\r\n folded\r\n" + end, 400, "headers such as"),
                Arguments.of("GET / HTTP/1.1\r\nX: a\rb\r\n" + end, 400, "control characters"),
                Arguments.of("nonsense\r\n\r\n", 400, "a request of HTTP/1.1"),
                Arguments.of("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "HTTP/1.1"),
                Arguments.of("POST / HTTP/1.1\r\nContent-Length: 1, 2\r\n" + end + "abc", 400, "one number"),
                Arguments.of("POST / HTTP/1.1\r\nContent-Length: -1\r\n" + end, 400, "one number"),
                Arguments.of("POST / HTTP/1.1\r\nContent-Length: +1\r\n" + end + "a", 400, "one number"),
                Arguments.of("POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n" + end, 413, "8000000"),
                Arguments.of("POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n" + end + "0\r\n\r\n", 400, "either"),
                Arguments.of("POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n" + end + "0\r\n\r\n", 501, "chunked"),
                Arguments.of("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, "HTTP/1.1"),
                Arguments.of("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + end + "xyz\r\n", 400, "hexadecimal"),
                Arguments.of("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + end + "1\r\nab\r\n0\r\n\r\n", 400, "as long as it says"),
                Arguments.of("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + end + "fffffffff\r\n", 413, "8000000"),
                Arguments.of("GET / HTTP/1.1\r\nHost: evil.example\r\n" + end, 403, "loopback"),
                Arguments.of("POST /error HTTP/1.1\r\n" + end, 500, "com.amazon.coral.service#InternalFailure"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestIsAnswered(String request, int status, String body) throws IOException {
        try (var socket = connected()) {
            send(socket, request);
            var answer = rest(socket);
            assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("\r\nConnection: close\r\n").contains(body);
        }
    }

    @Test
    void requestsOfOneConnectionAreAnsweredInTheirOrder() throws IOException {
        try (var socket = connected()) {
            send(socket, "GET /1 HTTP/1.1\r\n\r\nPOST /2 HTTP/1.1\r\nContent-Length: 1\r\n\r\nxGET /3 HTTP/1.1\r\nConnection: close\r\n\r\n");
            assertThat(List.of(rest(socket).split("HTTP/1.1 200 OK"))).hasSize(4).satisfiesExactly(
                    empty -> assertThat(empty).isEmpty(), one -> assertThat(one).endsWith("/1|"),
                    two -> assertThat(two).endsWith("/2|x"), three -> assertThat(three).endsWith("/3|"));
        }
    }

    @Test
    void theAnswerToHeadHasNoBody() throws IOException {
        try (var socket = connected()) {
            send(socket, "HEAD /abc HTTP/1.1\r\nConnection: close\r\n\r\n");
            assertThat(rest(socket)).contains("Content-Length: 5\r\n").endsWith("\r\n\r\n");
        }
    }

    @Test
    void anOldClientMayKeepItsConnection() throws IOException {
        try (var socket = connected()) {
            send(socket, "GET /1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /2 HTTP/1.0\r\n\r\n");
            assertThat(rest(socket)).contains("/1|").contains("Connection: keep-alive").contains("/2|");
        }
    }

    @Test
    void aBodyIsAskedForWhereTheClientWaitsForThat() throws IOException {
        try (var socket = connected()) {
            send(socket, "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\nConnection: close\r\n\r\n");
            var go = "HTTP/1.1 100 Continue\r\n\r\n";
            assertThat(new String(socket.getInputStream().readNBytes(go.length()), StandardCharsets.ISO_8859_1)).isEqualTo(go);
            send(socket, "x");
            assertThat(rest(socket)).startsWith("HTTP/1.1 200").endsWith("/|x");
        }
    }

    @Test
    void whoSendsNoMoreIsAnsweredYet() throws IOException {
        try (var socket = connected()) {
            send(socket, "GET /1 HTTP/1.1\r\n\r\n");
            socket.shutdownOutput();
            assertThat(rest(socket)).endsWith("/1|");
        }
    }

    @Test
    void whoSpeaksTlsIsToldAtOnce() throws IOException {
        try (var socket = SSLSocketFactory.getDefault().createSocket("127.0.0.1", server.address().getPort())) {
            assertThatThrownBy(() -> socket.getOutputStream().write(1)).isInstanceOf(SSLException.class)
                    .hasMessageContaining("protocol_version");
        }
    }

    private Socket connected() throws IOException {
        return new Socket("127.0.0.1", server.address().getPort());
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
