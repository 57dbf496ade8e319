package dev.stepwright.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.api.http.HttpAnswer;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.engine.registry.Documents;
import dev.stepwright.engine.registry.DocumentsInMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Cases as data: each file is a sequence of requests with the whole answer to each. A step is an action of the API
 * ({@code call}, {@code with}), a REST request ({@code rest}, {@code body}), the end of an execution ({@code end}), or a task for
 * whoever asks next ({@code offer}, {@code token}). {@code times} says how often an action is called, with its number at each
 * {@code #}; the answer is the last one. From {@code busy} on, others always change what is stored before a write does.
 * {@code @} stands for the ARN prefix of the deployment, {@code $name} for a text of an earlier answer that {@code keep} named,
 * {@code *} for any text.
 */
class ApiCasesTest {

    private static final Set<String> CHANGING = Set.of("machines", "published", "activities");
    private static final Pattern KEPT = Pattern.compile("\\$(\\w+)");

    @TestFactory
    Stream<DynamicTest> cases() throws Exception {
        var folder = Path.of(ApiCasesTest.class.getResource("cases").toURI());
        try (var files = Files.list(folder)) {
            var cases = files.sorted().toList();
            assertThat(cases).isNotEmpty();
            return cases.stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)));
        }
    }

    private static void run(Path file) throws IOException {
        var busy = new AtomicBoolean();
        var fixture = new ApiFixture(documents(busy));
        var kept = new HashMap<String, String>();
        var number = 0;
        assertThat(Json.parse(Files.readString(file))).as("steps").isNotEmpty();
        for (var step : Json.parse(Files.readString(file).replace("@:", ApiFixture.PREFIX))) {
            number++;
            if (step.has("offer")) {
                fixture.executions.offered.add(new Executions.ActivityTask(step.path("token").textValue(),
                        Payload.of(step.get("offer"))));
                continue;
            }
            if (step.has("busy")) {
                busy.set(true);
                continue;
            }
            if (step.has("end")) {
                end(fixture, step);
                continue;
            }
            var answer = send(fixture, step, kept);
            var place = "step %d: %s%s".formatted(number, step.path("call").asText(), step.path("rest").asText());
            assertThat(answer.status()).as(place + " " + answer.body()).isEqualTo(step.path("status").asInt(200));
            var body = answer.body().isEmpty() ? JsonNodeFactory.instance.missingNode() : Json.parse(answer.body());
            step.path("keep").properties().forEach(keep ->
                    kept.put(keep.getKey(), body.path(keep.getValue().textValue()).textValue()));
            assertThat(masked(body, step.path("answer"))).as(place).isEqualTo(step.path("answer"));
        }
    }

    /** While it is busy, others change what can be changed; texts, revisions and secrets are new, or there already. */
    private static Documents documents(AtomicBoolean busy) {
        return new DocumentsInMemory() {
            @Override
            public boolean put(Document document) {
                return !(busy.get() && CHANGING.contains(document.collection())) && super.put(document);
            }
        };
    }

    private static void end(ApiFixture fixture, JsonNode step) {
        var failure = new Failure(Optional.ofNullable(step.path("error").textValue()), Optional.ofNullable(step.path("cause").textValue()));
        fixture.executions.end(step.path("end").textValue(), step.path("as").textValue(),
                Optional.ofNullable(step.get("output")).map(Payload::of),
                step.has("error") ? Optional.of(failure) : Optional.empty());
    }

    private static HttpAnswer send(ApiFixture fixture, JsonNode step, Map<String, String> kept) {
        if (step.has("call")) {
            var with = step.has("with") ? step.get("with") : JsonNodeFactory.instance.objectNode();
            var body = KEPT.matcher(Json.write(with)).replaceAll(name -> kept.getOrDefault(name.group(1), "\\$" + name.group(1)));
            var times = step.path("times").asInt(1);
            for (var i = 1; i < times; i++) {
                fixture.action(step.path("call").textValue(), body.replace("#", Integer.toString(i)));
            }
            return fixture.action(step.path("call").textValue(), times > 1 ? body.replace("#", Integer.toString(times)) : body);
        }
        var parts = step.path("rest").textValue().split("[ ?]");
        var query = new HashMap<String, String>();
        for (var parameter : parts.length > 2 ? parts[2].split("&") : new String[0]) {
            query.put(parameter.split("=")[0], parameter.split("=")[1]);
        }
        return fixture.send(parts[0], parts[1], query, Map.of(), step.path("raw").asText(step.has("body") ? Json.write(step.get("body")) : ""));
    }

    /** The answer with an asterisk where one is expected and a text was found. */
    private static JsonNode masked(JsonNode found, JsonNode expected) {
        if (expected.isObject() && found.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            found.properties().forEach(member -> object.set(member.getKey(), masked(member.getValue(), expected.path(member.getKey()))));
            return object;
        }
        return expected.asText().equals("*") && found.isTextual() ? expected : found;
    }
}
