package dev.stepwright.local.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.sun.net.httpserver.HttpServer;
import dev.stepwright.functions.task.LambdaInvoker;
import dev.stepwright.functions.task.LambdaInvoker.Call;
import dev.stepwright.functions.task.LambdaInvoker.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the functions are shell scripts")
class LocalFunctionsTest {

    @TempDir
    private Path folder;
    private final List<String> log = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"f", "f:$LATEST", "function:f", "000000000000:function:f", "000000000000:f",
            "arn:aws:lambda:us-east-1:000000000000:function:f", "arn:aws:lambda:us-east-1:000000000000:function:f:live"})
    void aFunctionIsKnownByItsNameAndItsArn(String name) throws IOException {
        assertThat(result(shell("cat"), name, "{\"a\":[1,\"ä\"]}")).isEqualTo("{\"a\":[1,\"ä\"]}");
    }

    @Test
    void anUnknownFunctionIsNotFoundAsLambdaWouldSay() throws IOException {
        var functions = of("functions: {}", Optional.empty());
        assertThat(functions.invoke(call("nope", "{}"))).isInstanceOfSatisfying(Reply.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("ResourceNotFoundException");
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.message()).isEqualTo("Function not found: arn:aws:lambda:us-east-1:000000000000:function:nope");
        });
    }

    @Test
    void anUnknownFunctionIsAskedForElsewhere() throws IOException {
        var elsewhere = new Reply.TimedOut();
        var functions = of("functions: {}", Optional.of(call -> elsewhere));
        assertThat(functions.invoke(call("nope", "{}"))).isSameAs(elsewhere);
    }

    @Test
    void aProgramRunsInTheFilesFolderWithItsEnvironment() throws IOException {
        Files.writeString(folder.resolve("here"), "");
        var script = "cat >/dev/null; ls here >&2; echo \\\\\\\"$STAGE $REGION_GIVEN $AWS_LAMBDA_FUNCTION_NAME\\\\\\\"";
        assertThat(result(file("f", script, ", \"environment\": {\"STAGE\": \"dev\"}"), "f", "{}")).isEqualTo("\"dev given f\"");
        assertThat(log).containsExactly("f: here");
    }

    @Test
    void nothingOnStandardOutputIsNull() throws IOException {
        assertThat(result(shell("cat >/dev/null"), "f", "{}")).isEqualTo("null");
    }

    @Test
    void aProgramNeedNotReadItsEvent() throws IOException {
        assertThat(result(shell("echo 1"), "f", "\"" + "x".repeat(1_000_000) + "\"")).isEqualTo("1");
    }

    @Test
    void anExitStatusIsAFailure() throws IOException {
        assertThat(failure(shell("exit 3"))).startsWith("{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: ")
                .endsWith(" Error: Runtime exited with error: exit status 3\"}");
    }

    @Test
    void aProgramThatFailsMayNameItsError() throws IOException {
        assertThat(failure(shell("echo '{\\\"errorType\\\": \\\"Declined\\\", \\\"errorMessage\\\": \\\"no\\\"}'; exit 1")))
                .isEqualTo("{\"errorType\":\"Declined\",\"errorMessage\":\"no\"}");
        assertThat(failure(shell("echo '{\\\"errorType\\\":\\\"Declined\\\",\\\"errorMessage\\\":\\\"no\\\"}'")))
                .isEqualTo("{\"errorType\":\"Declined\",\"errorMessage\":\"no\"}");
    }

    @Test
    void outputThatIsNotJsonIsAFailure() throws IOException {
        assertThat(failure(shell("echo hello"))).startsWith("{\"errorType\":\"Runtime.MarshalError\"").contains("found 'hello'");
    }

    @Test
    void tooMuchOutputIsAFailure() throws IOException {
        assertThat(failure(shell("yes 1234567890 | head -c 7000000")))
                .startsWith("{\"errorType\":\"Function.ResponseSizeTooLarge\"");
    }

    @Test
    void aProgramThatCannotBeStartedIsAFailure() throws IOException {
        var functions = of("{\"functions\": {\"f\": {\"command\": [\"./not-there\"]}}}", Optional.empty());
        assertThat(failure(functions)).startsWith("{\"errorType\":\"Runtime.InvalidEntrypoint\"").contains("not-there");
    }

    @Test
    void aProgramThatTakesTooLongIsEnded() throws IOException {
        assertThat(failure(file("f", "sleep 60 & sleep 60", ", \"timeout\": 0.2")))
                .startsWith("{\"errorType\":\"Sandbox.Timedout\"").endsWith("Error: Task timed out after 0.20 seconds\"}");
    }

    @Test
    void whatATimedOutProgramStartedEndsToo() throws Exception {
        failure(file("f", "sleep 300 & echo $! >pids; sh -c 'sleep 300 & echo $! >>pids; wait' & wait", ", \"timeout\": 1"));
        for (var pid : Files.readAllLines(folder.resolve("pids"))) {
            for (var left = ProcessHandle.of(Long.parseLong(pid)); left.isPresent() && left.get().isAlive();
                    left = ProcessHandle.of(Long.parseLong(pid))) {
                Thread.sleep(10);
            }
        }
        assertThat(Files.readAllLines(folder.resolve("pids"))).hasSize(2);
    }

    @Test
    void anEndpointThatAnswersDropByDropTimesOutAsAWhole() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Runnable::run);
        var drops = new AtomicInteger();
        var isOver = new AtomicBoolean();
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                while (!isOver.get()) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    drops.incrementAndGet();
                    LockSupport.parkNanos(20_000_000);
                }
            }
        });
        server.start();
        try {
            assertThat(failure(of("{\"functions\": {\"f\": {\"url\": \"http://127.0.0.1:" + server.getAddress().getPort()
                    + "/x\", \"timeout\": 0.5}}}", Optional.empty())))
                    .startsWith("{\"errorType\":\"Sandbox.Timedout\"").endsWith("Error: Task timed out after 0.50 seconds\"}");
            assertThat(drops).hasPositiveValue();
        } finally {
            isOver.set(true);
            server.stop(0);
        }
    }

    @Test
    void aCallerWithLessPatienceTimesOut() throws IOException {
        var call = new Call("e", "r", "f", Optional.empty(), bytes("{}"), "RequestResponse", Optional.empty(), Optional.empty(),
                Duration.ofMillis(200));
        assertThat(shell("sleep 60").invoke(call)).isEqualTo(new Reply.TimedOut());
    }

    @Test
    void theEndOfTheLogIsSentWhenAskedFor() throws IOException {
        var call = new Call("e", "r", "f", Optional.empty(), bytes("{}"), "RequestResponse", Optional.of("Tail"), Optional.empty(),
                Duration.ofMinutes(1));
        assertThat(shell("echo one >&2; echo two >&2; echo 1").invoke(call)).isInstanceOfSatisfying(Reply.Answered.class,
                answered -> assertThat(Base64.getDecoder().decode(answered.logResult().orElseThrow())).asString()
                        .isEqualTo("one\ntwo\n"));
    }

    @Test
    void anEventIsAcceptedAndRunInTheBackground() throws Exception {
        var call = new Call("e", "r", "f", Optional.empty(), bytes("{}"), "Event", Optional.empty(), Optional.empty(),
                Duration.ofMinutes(1));
        assertThat(shell("cat >/dev/null; echo ran >&2").invoke(call)).isInstanceOfSatisfying(Reply.Answered.class,
                answered -> assertThat(answered.status()).isEqualTo(202));
        for (var i = 0; i < 1_000 && log.isEmpty(); i++) {
            Thread.sleep(10);
        }
        assertThat(log).containsExactly("f: ran");
    }

    @Test
    void anEventThatIsNotJsonIsRefused() throws IOException {
        assertThat(shell("cat").invoke(call("f", "{"))).isInstanceOfSatisfying(Reply.Refused.class,
                refused -> assertThat(refused.code()).isEqualTo("InvalidRequestContentException"));
    }

    @Test
    void anEndpointAnswers() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var answer = bytes(event.equals("{}") ? "{\"errorType\":\"Bad\",\"errorMessage\":\"m\"}" : event);
            exchange.sendResponseHeaders(event.equals("\"500\"") ? 500 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            var functions = of("{\"functions\": {\"f\": {\"url\": \"http://127.0.0.1:" + server.getAddress().getPort() + "/x\"}}}",
                    Optional.empty());
            assertThat(result(functions, "f", "[1]")).isEqualTo("[1]");
            assertThat(failure(functions)).isEqualTo("{\"errorType\":\"Bad\",\"errorMessage\":\"m\"}");
            assertThat(failure(functions, "\"500\"")).isEqualTo(
                    "{\"errorType\":\"Function.HttpError\",\"errorMessage\":\"The endpoint answered with status 500\"}");
        } finally {
            server.stop(0);
        }
        var gone = of("{\"functions\": {\"f\": {\"url\": \"http://127.0.0.1:" + server.getAddress().getPort() + "/x\"}}}",
                Optional.empty());
        assertThat(gone.invoke(call("f", "{}"))).isInstanceOfSatisfying(Reply.Unreachable.class,
                unreachable -> assertThat(unreachable.message()).contains("http://127.0.0.1:"));
    }

    /** A handler as a user writes it. */
    public static final class Doubling implements RequestHandler<Map<String, Integer>, Map<String, Integer>> {
        @Override
        public Map<String, Integer> handleRequest(Map<String, Integer> input, Context context) {
            context.getLogger().log("called as " + context.getFunctionName());
            if (input.isEmpty()) {
                throw new IllegalStateException("nothing to double");
            }
            return Map.of("doubled", 2 * input.get("number"));
        }
    }

    @Test
    void aJavaHandlerAnswers() throws IOException {
        var classes = Path.of(LocalFunctionsTest.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        var functions = of("{\"functions\": {\"f\": {\"java\": \"" + Doubling.class.getName() + "\", \"classPath\": [\"" + classes
                + "\"]}}}", Optional.empty());
        assertThat(result(functions, "f", "{\"number\":21}")).isEqualTo("{\"doubled\":42}");
        assertThat(failure(functions)).startsWith("{\"errorMessage\":\"nothing to double\","
                + "\"errorType\":\"java.lang.IllegalStateException\",\"stackTrace\":[\"");
        assertThat(log).contains("f: called as f");
    }

    @Test
    void aJavaHandlerThatIsNotThereIsAFailure() throws IOException {
        var functions = of("{\"functions\": {\"f\": {\"java\": \"com.example.Gone\", \"classPath\": [\".\"]}}}", Optional.empty());
        assertThat(failure(functions)).isEqualTo(
                "{\"errorMessage\":\"Class not found: com.example.Gone\",\"errorType\":\"java.lang.ClassNotFoundException\"}");
    }

    private String result(LocalFunctions functions, String name, String event) {
        return answered(functions.invoke(call(name, event)), Optional.empty());
    }

    private String failure(LocalFunctions functions) {
        return failure(functions, "{}");
    }

    private String failure(LocalFunctions functions, String event) {
        return answered(functions.invoke(call("f", event)), Optional.of("Unhandled"));
    }

    private static String answered(Reply reply, Optional<String> error) {
        assertThat(reply).isInstanceOf(Reply.Answered.class);
        var answered = (Reply.Answered) reply;
        assertThat(answered.functionError()).as(new String(answered.payload(), StandardCharsets.UTF_8)).isEqualTo(error);
        return new String(answered.payload(), StandardCharsets.UTF_8);
    }

    private LocalFunctions shell(String script) throws IOException {
        return file("f", script, "");
    }

    /** @param script quotes escaped for JSON */
    private LocalFunctions file(String name, String script, String more) throws IOException {
        return of("{\"functions\": {\"" + name + "\": {\"command\": [\"sh\", \"-c\", \"" + script + "\"]" + more + "}}}",
                Optional.empty());
    }

    private LocalFunctions of(String text, Optional<LambdaInvoker> elsewhere) throws IOException {
        return LocalFunctions.of(Optional.of(Files.writeString(folder.resolve("functions.yaml"), text)),
                new LocalFunctions.Setup("us-east-1", "000000000000", () -> Map.of("REGION_GIVEN", "given"), log::add), elsewhere);
    }

    private static Call call(String function, String event) {
        return new Call("e", "r", function, Optional.empty(), bytes(event), "RequestResponse", Optional.empty(), Optional.empty(),
                Duration.ofMinutes(1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
