package dev.stepwright.engine.expression.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.expression.Fault;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.expression.SyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every case of cases.json: a "template" of the field "Output", and its "value", or its "cause" (with the "location"
 * unless it is the field itself), or its "faults"; and the "variables" it refers to.
 */
class JsonataCasesTest {

    private static final Randomness NO_CHANCE = new Randomness() {
        @Override
        public long nextLong() {
            return 42;
        }

        @Override
        public String uuid() {
            return "2c4a9d43-6a0f-4b5e-8a3d-0f6a1d6f9b11";
        }
    };

    private record Fixed(JsonNode states, JsonNode variables) implements JsonataScope {
        @Override
        public JsonNode states(StatesPart part) {
            return states.get(part.field());
        }

        @Override
        public JsonNode variable(String name) {
            return variables.get(name);
        }

        @Override
        public Instant now() {
            return Instant.parse("2024-01-02T03:04:05.678Z");
        }
    }

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        try (var file = JsonataCasesTest.class.getResourceAsStream("cases.json")) {
            var root = Json.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(root.required("cases")).isNotEmpty();
            var scope = new Fixed(root.required("states"), root.required("variables"));
            return StreamSupport.stream(root.required("cases").spliterator(), false).map(self ->
                    dynamicTest(self.path("name").asText(self.required("template").toString()), () -> verify(self, scope)));
        }
    }

    private static void verify(JsonNode self, Fixed scope) {
        var before = scope.states().deepCopy();
        var faults = new ArrayList<Fault>();
        var template = JsonataTemplate.compile("Output", self.required("template"), faults::add);
        if (self.has("faults")) {
            assertThat(faults).map(fault -> Json.mapper().<JsonNode>valueToTree(fault))
                    .containsExactlyElementsOf(self.get("faults"));
            return;
        }
        assertThat(faults).isEmpty();
        if (self.has("variables")) {
            assertThat(Json.mapper().<JsonNode>valueToTree(template.variables())).isEqualTo(self.get("variables"));
        }
        if (self.has("cause")) {
            assertThatThrownBy(() -> template.evaluate(scope, NO_CHANCE)).hasMessage(self.get("cause").textValue())
                    .isInstanceOfSatisfying(EvaluationException.class, failure -> {
                        assertThat(failure.error()).isEqualTo("States.QueryEvaluationError");
                        assertThat(failure.location()).isEqualTo(Optional.of(self.path("location").asText("Output")));
                    });
        } else {
            assertThat(Json.write(template.evaluate(scope, NO_CHANCE))).isEqualTo(Json.write(self.required("value")));
        }
        assertThat(scope.states()).as("what the expression was given is unchanged").isEqualTo(before);
    }

    /** Many threads evaluate what one of them compiled, while it goes on compiling: nobody sees another's variables. */
    @Test
    void isSafeForManyThreads() {
        var wrong = IntStream.range(0, 4000).parallel().filter(i -> {
            var scope = new Fixed(Json.parse("{\"input\":{\"n\":" + i + "}}"), Json.parse("{\"v\":" + i + "}"));
            return SHARED.evaluate("Output", scope, NO_CHANCE).intValue() != 3 * i
                    || compiled("$map([1, 2], function($x) { $x * $v })").evaluate("Output", scope, NO_CHANCE)
                    .get(1).intValue() != 2 * i;
        }).count();
        assertThat(wrong).isZero();
    }

    private static final JsonataExpression SHARED = compiled("($w := $v; $states.input.n + $sum($map([1, 1], "
            + "function($x) { $x * $w })))");

    /** An expression is as quick the hundred-thousandth time: what it leaves behind would fill the memory, or the frames. */
    @Test
    void leavesNothingBehind() {
        var scope = new Fixed(Json.parse("{\"input\":{\"n\":1}}"), Json.parse("{\"v\":2}"));
        for (var i = 0; i < 100_000; i++) {
            assertThat(SHARED.evaluate("Output", scope, NO_CHANCE).intValue()).isEqualTo(5);
        }
    }

    private static JsonataExpression compiled(String text) {
        try {
            return JsonataExpression.compile(text);
        } catch (SyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
