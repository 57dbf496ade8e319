package dev.stepwright.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.SyntaxException;
import dev.stepwright.engine.expression.jsonata.JsonataExpression;
import dev.stepwright.engine.expression.jsonata.JsonataScope;
import dev.stepwright.engine.expression.jsonata.StatesPart;
import dev.stepwright.engine.inprocess.FixedRandomness;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A JSONata expression, compiled and evaluated twice against an input, which comes to the same. */
record JsonataTrial(String text, JsonNode input) implements Trial {

    static JsonataTrial of(Dice dice) {
        return new JsonataTrial(new Jsonatas(dice).any(), new Values(dice).input());
    }

    /** By somebody who means harm. */
    static JsonataTrial hostile(Dice dice) {
        return new JsonataTrial(new HostileJsonatas(dice).any(), new Values(dice).input());
    }

    @Override
    public void run() {
        var before = input.deepCopy();
        try {
            var expression = JsonataExpression.compile(text);
            assertThat(outcome(expression)).isEqualTo(outcome(expression));
        } catch (SyntaxException e) {
            assertThat(e.offset()).isBetween(-1, text.length() + 1);
        }
        assertThat(input.equals(before)).as("the input is what it was").isTrue();
    }

    private Object outcome(JsonataExpression expression) {
        try {
            return Json.write(expression.evaluate("Output", new Given(input), new FixedRandomness()), 1_000_000);
        } catch (EvaluationException e) {
            assertThat(e.error()).isEqualTo(EvaluationException.QUERY_EVALUATION_ERROR);
            assertThat(e.getMessage().length()).isLessThan(2_000_000);
            return e.getMessage();
        }
    }

    private record Given(JsonNode input) implements JsonataScope {

        @Override
        public JsonNode states(StatesPart part) {
            return part == StatesPart.INPUT || part == StatesPart.CONTEXT ? input : null;
        }

        @Override
        public JsonNode variable(String name) {
            return name.equals("v") ? input : null;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }
    }

    @Override
    public Stream<Supplier<Trial>> smaller() {
        return Stream.concat(Smaller.texts(text).map(it -> () -> new JsonataTrial(it.get(), input)),
                Smaller.trees(input).map(it -> () -> new JsonataTrial(text, it.get())));
    }

    @Override
    public String toString() {
        return "JSONata: " + text + "\ninput: " + Json.write(input);
    }
}
