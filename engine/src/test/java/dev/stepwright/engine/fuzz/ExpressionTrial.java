package dev.stepwright.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.expression.Expression;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.ReferencePath;
import dev.stepwright.engine.expression.Scope;
import dev.stepwright.engine.expression.SyntaxException;
import dev.stepwright.engine.inprocess.FixedRandomness;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An expression, compiled and evaluated against an input. */
record ExpressionTrial(String text, JsonNode input) implements Trial {

    static ExpressionTrial of(Dice dice) {
        return new ExpressionTrial(new Expressions(dice).any(), new Values(dice).input());
    }

    @Override
    public void run() {
        var before = input.deepCopy();
        evaluate();
        put();
        assertThat(input.equals(before)).as("the input is what it was").isTrue();
    }

    private void evaluate() {
        try {
            var expression = Expression.compile(text);
            assertThat(expression.text()).isEqualTo(text);
            expression.evaluate(scope(), new FixedRandomness());
        } catch (SyntaxException e) {
            assertThat(e.offset()).isBetween(-1, text.length());
        } catch (EvaluationException e) {
            assertThat(e.error()).startsWith("States.");
        }
    }

    private void put() {
        try {
            ReferencePath.compile(text).put(input, JsonNodeFactory.instance.numberNode(1));
        } catch (SyntaxException e) {
            assertThat(e.offset()).isBetween(-1, text.length());
        } catch (EvaluationException e) {
            assertThat(e.error()).isEqualTo(EvaluationException.RESULT_PATH_MATCH_FAILURE);
        }
    }

    private Scope scope() {
        return new Scope() {
            @Override
            public JsonNode input() {
                return input;
            }

            @Override
            public JsonNode context() {
                return input;
            }

            @Override
            public JsonNode variable(String name) {
                return name.equals("v") ? input : null;
            }
        };
    }

    @Override
    public Stream<Supplier<Trial>> smaller() {
        return Stream.concat(Smaller.texts(text).map(it -> () -> new ExpressionTrial(it.get(), input)),
                Smaller.trees(input).map(it -> () -> new ExpressionTrial(text, it.get())));
    }

    @Override
    public String toString() {
        return "expression: " + text + "\ninput: " + Json.write(input);
    }
}
