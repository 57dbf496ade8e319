package dev.stepwright.local.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.functions.task.LambdaInvoker.Call;
import dev.stepwright.functions.task.LambdaInvoker.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.time.DateTime;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Java handler is given and gives here what it would on Lambda, byte for byte: AWS's own runtime interface client runs beside. */
@Timeout(60)
@EnabledOnOs(value = OS.LINUX, disabledReason = "the client is made for Linux")
class AsOnLambdaTest {

    /** @param name a class in {@link SampleHandlers}, perhaps with a method */
    private record Case(String name, List<String> events) {
        static Case of(String name, String... events) {
            return new Case(name, List.of(events));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @TempDir
    private Path folder;

    static Stream<Case> cases() {
        var order = "{\"name\":\"a\",\"count\":2,\"tags\":[\"x\",null],\"unknown\":1}";
        return Stream.of(
                Case.of("Maps", "{}", "{\"n\":1}", "{\"n\":1.0,\"m\":12345678901234567890}", "{\"n\":null}", "[1]", "\"x\"", "null"),
                Case.of("Orders", "{}", order, "{\"name\":1,\"count\":\"3\"}", "{\"count\":\"x\"}", "{\"Name\":\"a\"}", "null", "[]", "{\"parent\":{}}"),
                Case.of("Points", "{\"x\":1,\"y\":2}", "{}"),
                Case.of("Derived", order), Case.of("DerivedText", "\"four\"", "4", "{}"),
                Case.of("Raw", "{}"), Case.of("Unbound", "{}"), Case.of("Bound", order),
                Case.of("Gives", Stream.of("empty", "instant", "date", "optional", "decimal", "double", "nan", "bytes", "text", "error", "point",
                        "nothing").map(text -> '"' + text + '"').toArray(String[]::new)),
                Case.of("Throws", Stream.of("silent", "caused", "error", "nested", "deep", "null").map(text -> '"' + text + '"').toArray(String[]::new)),
                Case.of("Streams", "{\"a\": [1, 2]}", "\"throw\""),
                Case.of("Fails", "\"x\""), Case.of("Hidden", "\"x\""), Case.of("Initialised", "\"x\""), Case.of("Gone", "\"x\""), Case.of("Order", "\"x\""),
                Case.of("Methods::order", order), Case.of("Methods::both", order), Case.of("Methods::fixed", "41", "\"41\"", "\"x\""),
                Case.of("Methods::nothing", "{\"a\":\"b\"}", "1"), Case.of("Methods::alone", "{}"), Case.of("Methods::context", "{}"),
                Case.of("Methods::many", "\"x\""), Case.of("Methods::out", "{}"), Case.of("Methods::in", "{}"),
                Case.of("Methods::streams", "{ \"a\":1}"), Case.of("Methods::wrong", "\"x\""), Case.of("Methods::fails", "\"x\""),
                Case.of("Methods::hidden", "\"x\""), Case.of("Methods::absent", "\"x\""), Case.of("Methods::", "\"x\""),
                Case.of("Orders::handleRequest", order), Case.of("Fails::handleRequest", "\"x\""),
                Case.of("Queue", "{\"Records\":[{\"messageId\":\"m\",\"body\":\"b\",\"eventSourceARN\":\"arn:q\"}]}"),
                Case.of("Bucket", "{\"Records\":[{\"eventVersion\":\"2.1\",\"awsRegion\":\"us-east-1\",\"eventTime\":\"2026-01-01T00:00:00.000Z\","
                        + "\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"k\",\"size\":3}}}]}"),
                Case.of("Clock", "{\"id\":\"i\",\"detail-type\":\"Scheduled Event\",\"time\":\"2026-01-01T00:00:00Z\",\"detail\":{\"a\":1}}"),
                Case.of("Web", "{\"version\":\"2.0\",\"rawPath\":\"/x\",\"isBase64Encoded\":false,\"headers\":{\"a\":\"b\"}}"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itIsByteForByteWhatTheClientReports(Case one) throws Exception {
        var handler = SampleHandlers.class.getName() + "$" + one.name();
        try (var client = new RuntimeApi(handler); var here = here(handler)) {
            var expected = client.reports(one.events());
            for (var i = 0; i < expected.size(); i++) {
                assertThat(reported(here.invoke(call(one.events().get(i))))).as(one.events().get(i))
                        .usingEquals(AsOnLambdaTest::areTheSame).isEqualTo(expected.get(i));
            }
        }
    }

    /** The order of a bean's members is the virtual machine's, and may change from process to process: the same bytes in some order. */
    private static boolean areTheSame(RuntimeApi.Reported one, RuntimeApi.Reported other) {
        return one.equals(other) || one.isError() == other.isError() && Json.parse(one.body()).equals(Json.parse(other.body()))
                && Arrays.equals(one.body().chars().sorted().toArray(), other.body().chars().sorted().toArray());
    }

    private static RuntimeApi.Reported reported(Reply reply) {
        var answered = (Reply.Answered) reply;
        return new RuntimeApi.Reported(answered.functionError().isPresent(), new String(answered.payload(), StandardCharsets.UTF_8));
    }

    private LocalFunctions here(String handler) throws IOException {
        var file = Json.mapper().writeValueAsString(Map.of("functions", Map.of("f", Map.of("java", handler, "classPath", List.of(
                source(SampleHandlers.class), source(SQSEvent.class), source(S3EventNotification.class), source(DateTime.class))))));
        return LocalFunctions.of(Optional.of(Files.writeString(folder.resolve("functions.yaml"), file)),
                new LocalFunctions.Setup("us-east-1", "000000000000", Map::of, _ -> { }), Optional.empty());
    }

    private static String source(Class<?> type) {
        return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toString();
    }

    private static Call call(String event) {
        return new Call("e", "r", "f", Optional.empty(), event.getBytes(StandardCharsets.UTF_8), "RequestResponse", Optional.empty(),
                Optional.empty(), Duration.ofMinutes(1));
    }
}
