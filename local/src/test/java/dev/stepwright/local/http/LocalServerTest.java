package dev.stepwright.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.functions.task.LambdaInvoker;
import dev.stepwright.functions.task.LambdaInvoker.Reply;
import dev.stepwright.local.queue.EmbeddedQueue;
import dev.stepwright.local.store.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalServerTest {

    private final AtomicReference<APIGatewayV2HTTPEvent> event = new AtomicReference<>();
    private final AtomicReference<LambdaInvoker.Call> call = new AtomicReference<>();
    private final Database database = Database.inMemory();
    private final EmbeddedQueue queue = new EmbeddedQueue(database, Duration.ofMinutes(5), 1);
    private Reply reply = new Reply.TimedOut();
    private final LocalServer server = LocalServer.start("127.0.0.1", 0, new Routes((received, context) -> {
        event.set(received);
        return APIGatewayV2HTTPResponse.builder().withStatusCode(201).withHeaders(Map.of("x-answer", "yes")).withBody("{\"ä\":1}").build();
    }, invocation -> {
        call.set(invocation);
        return reply;
    }, queue, Optional::empty));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void aRequestReachesTheHandlerAsApiGatewayHandsItOver() throws Exception {
        var answer = send(request("/executions/m%20x?name=a%2Fb&tag=1&tag=2").header("X-Amz-Target", "AWSStepFunctions.X")
                .POST(HttpRequest.BodyPublishers.ofString("{\"ö\":1}")));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"ä\":1}");
        assertThat(answer.headers().firstValue("x-answer")).contains("yes");
        assertThat(event.get().getRawPath()).isEqualTo("/executions/m%20x");
        assertThat(event.get().getQueryStringParameters()).isEqualTo(Map.of("name", "a/b", "tag", "1,2"));
        assertThat(event.get().getHeaders()).containsEntry("x-amz-target", "AWSStepFunctions.X");
        assertThat(event.get().getBody()).isEqualTo("{\"ö\":1}");
        assertThat(event.get().getIsBase64Encoded()).isFalse();
        assertThat(event.get().getRequestContext().getHttp().getMethod()).isEqualTo("POST");
        assertThat(event.get().getRequestContext().getRequestId()).isNotBlank();
    }

    @Test
    void aBodyThatIsNotTextGoesInBase64() throws Exception {
        var bytes = new byte[] {(byte) 0xff, 0, 1};
        send(request("/").POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
        assertThat(event.get().getIsBase64Encoded()).isTrue();
        assertThat(Base64.getDecoder().decode(event.get().getBody())).isEqualTo(bytes);
    }

    @Test
    void aBodyThatIsTooLongIsRefused() throws Exception {
        var answer = send(request("/").POST(HttpRequest.BodyPublishers.ofByteArray(new byte[LocalServer.LONGEST_BODY + 1])));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(event.get()).isNull();
    }

    @Test
    void aFunctionIsInvoked() throws Exception {
        reply = new Reply.Answered(200, Optional.of("$LATEST"), Optional.of("Unhandled"), "{\"errorType\":\"E\"}".getBytes(
                StandardCharsets.UTF_8), Optional.of("bG9n"), "id-1", Map.of("x", List.of("y")));
        var answer = send(request("/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Af/invocations?Qualifier=live")
                .header("X-Amz-Log-Type", "Tail").POST(HttpRequest.BodyPublishers.ofString("{\"a\":1}")));
        assertThat(call.get().functionName()).isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:f");
        assertThat(call.get().qualifier()).contains("live");
        assertThat(call.get().payload()).asString().isEqualTo("{\"a\":1}");
        assertThat(call.get().invocationType()).isEqualTo("RequestResponse");
        assertThat(call.get().logType()).contains("Tail");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"errorType\":\"E\"}");
        assertThat(answer.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
        assertThat(answer.headers().firstValue("X-Amz-Executed-Version")).contains("$LATEST");
        assertThat(answer.headers().firstValue("X-Amz-Log-Result")).contains("bG9n");
    }

    @Test
    void whatLambdaRefusesIsToldAsLambdaDoes() throws Exception {
        reply = new Reply.Refused("ResourceNotFoundException", "Function not found: f", 404, "id-1");
        var answer = send(request("/2015-03-31/functions/f/invocations").POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("ResourceNotFoundException");
        assertThat(answer.body()).isEqualTo("{\"Type\":\"User\",\"Message\":\"Function not found: f\"}");
        assertThat(send(request("/2015-03-31/functions/f/invocations").header("X-Amz-Invocation-Type", "Later")
                .POST(HttpRequest.BodyPublishers.noBody())).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"evil.example,,403", "localhost:80,,200", "127.0.0.1,,200", "app.localhost:1,,200", "[::1]:80,,200",
            "127.0.0.1,http://evil.example,403", "127.0.0.1,http://localhost:5173,200", "127.0.0.1,null,403",
            "sync-127.0.0.1:80,,200", "sync-localhost,,200", "sync-evil.example,,403", "sync-127.0.0.1.evil.example,,403",
            "async-localhost,,403", "127.0.0.1,http://sync-localhost,403"})
    void pagesOfElsewhereAreKeptAway(String host, String origin, int status) {
        var headers = new java.util.HashMap<>(Map.of("host", List.of(host)));
        if (origin != null) {
            headers.put("origin", List.of(origin));
        }
        assertThat(new Guard(true).refuse(headers).map(Answer::status).orElse(200)).isEqualTo(status);
        assertThat(new Guard(false).refuse(headers)).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsTold() {
        var port = server.address().getPort();
        assertThatThrownBy(() -> LocalServer.start("127.0.0.1", port, new Routes((e, c) -> null, c -> reply, queue, Optional::empty)))
                .isInstanceOf(PortTaken.class).hasMessageStartingWith("cannot listen on 127.0.0.1:" + port + ": ");
    }

    @Test
    void itTellsOfItsQueueAndSendsDeadLettersAgain() throws Exception {
        queue.send(List.of(new Nudge("x", "0", 1, Instant.EPOCH, Instant.now(), Nudge.Kind.STEP),
                new Nudge("x", "0", 2, Instant.now().plusSeconds(3_600), Instant.now(), Nudge.Kind.STEP)));
        queue.giveBack(queue.receive(1, Duration.ofSeconds(5)).getFirst(), Duration.ZERO);
        assertThat(send(request("/stepwright/queue").GET()).body())
                .isEqualTo("{\"waiting\":0,\"later\":1,\"underWay\":0,\"givenBack\":1,\"deadLetters\":1}");
        assertThat(send(request("/stepwright/queue/redrive").POST(HttpRequest.BodyPublishers.noBody())).body())
                .isEqualTo("{\"redriven\":1}");
        assertThat(send(request("/stepwright/queue").GET()).body())
                .isEqualTo("{\"waiting\":1,\"later\":1,\"underWay\":0,\"givenBack\":1,\"deadLetters\":0}");
    }

    @Test
    void itSaysThatItIsUp() throws Exception {
        assertThat(send(request("/health").GET()).body()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void itSaysThatItIsDownWhenItCannotWrite() throws Exception {
        try (var broken = LocalServer.start("127.0.0.1", 0, new Routes((_, _) -> null, _ -> reply, queue,
                () -> Optional.of(new OutOfMemoryError("as a test has it"))))) {
            var answer = send(HttpRequest.newBuilder(broken.address().resolve("/health")));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).startsWith("{\"status\":\"down\",\"reason\":").contains("as a test has it");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
