package dev.stepwright.engine.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Interpreter;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.journal.codec.RecordCodec;
import dev.stepwright.engine.journal.port.PayloadStore;
import dev.stepwright.engine.journal.record.HybridTime;
import dev.stepwright.engine.journal.record.JournalRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of the language, run in memory; what it must come to stands in its file. */
class LanguageCasesTest {

    @ParameterizedTest
    @MethodSource("dev.stepwright.engine.inprocess.LanguageCase#all")
    void comesToWhatItSays(LanguageCase languageCase) {
        check(languageCase, UnaryOperator.identity());
    }

    @Tag("one-machine")
    @ParameterizedTest
    @MethodSource("dev.stepwright.engine.inprocess.LanguageCase#all")
    void comesToTheSameWhenEveryFrameIsWrittenAndReadBack(LanguageCase languageCase) {
        var codec = new RecordCodec(new PayloadsInMemory(), 1024);
        check(languageCase, frame -> codec.decode(codec.encode(new JournalRecord(HybridTime.ZERO, frame, List.of(),
                Optional.empty(), Optional.empty(), Optional.empty()))).frame());
    }

    private static void check(LanguageCase languageCase, UnaryOperator<Frame> resume) {
        var time = RunTime.virtual(LanguageCase.START);
        var tasks = languageCase.tasks();
        var runner = new InProcessRunner(new Interpreter(), tasks, time, new FixedRandomness(), languageCase.limits(),
                resume);

        var run = runner.run(languageCase.machine(), languageCase.execution());

        assertThat(outcome(run.outcome(), languageCase.json().has("error"))).isEqualTo(expected(languageCase.json()));
        assertThat(tasks.isUsedUp()).as("every scripted outcome is asked for").isTrue();
        languageCase.events().ifPresent(expected -> assertThat(shown(run, expected)).isEqualTo(full(expected)));
        if (languageCase.json().has("seconds")) {
            assertThat(Duration.between(LanguageCase.START, time.now()))
                    .isEqualTo(Duration.ofSeconds(languageCase.json().get("seconds").longValue()));
        }
    }

    private static ObjectNode outcome(Outcome outcome, boolean errorAlone) {
        return switch (outcome) {
            case Outcome.Succeeded(var output) -> Json.mapper().createObjectNode().set("output", output.node());
            case Outcome.Failed(var failure) when errorAlone ->
                    Json.mapper().createObjectNode().put("error", failure.error().orElse(null));
            case Outcome.Failed(var failure) -> {
                var node = Json.mapper().createObjectNode();
                failure.error().ifPresent(error -> node.put("error", error));
                failure.cause().ifPresent(cause -> node.put("cause", cause));
                yield Json.mapper().createObjectNode().set("failure", node);
            }
            case Outcome.Aborted _, Outcome.TimedOut _ -> throw new AssertionError("no case ends with " + outcome);
        };
    }

    private static JsonNode expected(JsonNode json) {
        return ((ObjectNode) json.deepCopy()).retain("output", "failure", "error");
    }

    private static List<JsonNode> full(List<JsonNode> expected) {
        return expected.stream().map(event -> event.isTextual() ? withType(event) : event).toList();
    }

    private static JsonNode withType(JsonNode type) {
        return Json.mapper().createObjectNode().set("type", type);
    }

    /** Of each event that which the case speaks of; of surplus events the type. */
    private static List<JsonNode> shown(Run run, List<JsonNode> expected) {
        var shown = new ArrayList<JsonNode>();
        for (var i = 0; i < run.history().size(); i++) {
            var event = EventJson.of(run.history().get(i).event());
            var names = i < expected.size() && expected.get(i).isObject()
                    ? Optional.of(expected.get(i)) : Optional.<JsonNode>empty();
            shown.add(event.retain(names.map(it -> List.copyOf(fields(it))).orElse(List.of("type"))));
        }
        return shown;
    }

    private static List<String> fields(JsonNode node) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private record PayloadsInMemory(Map<String, byte[]> stored) implements PayloadStore {

        PayloadsInMemory() {
            this(new HashMap<>());
        }

        @Override
        public void put(String sha256, byte[] bytes) {
            stored.put(sha256, bytes);
        }

        @Override
        public byte[] get(String sha256) {
            return stored.get(sha256);
        }
    }
}
