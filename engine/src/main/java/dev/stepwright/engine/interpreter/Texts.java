package dev.stepwright.engine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.asl.Text;
import dev.stepwright.engine.expression.Json;

/** Texts that are written in the definition or found while running. */
final class Texts {

    private Texts() {
    }

    /** @param field the field that asks, named in the cause when the value is missing or no text */
    static String value(Text text, String field, StateScope scope) {
        return switch (text) {
            case Text.Literal(var value) -> value;
            case Text.From(var path) -> textual(path.readFor(field, scope), path.text(), field);
            case Text.Computed(var intrinsic) -> textual(intrinsic.evaluate(scope, scope.randomness()), intrinsic.text(), field);
            case Text.Evaluated(var name, var expression) ->
                    expression.evaluateTo("string", name, scope, scope.randomness()).textValue();
        };
    }

    private static String textual(JsonNode value, String expression, String field) {
        if (!value.isTextual()) {
            throw Errors.runtime("The " + field + " field must be a string, but '" + expression + "' refers to "
                    + Json.write(value));
        }
        return value.textValue();
    }

    /** A value as AWS quotes it in causes: a text without its quotes, anything else as JSON. */
    static String quoted(JsonNode value) {
        return value.isTextual() ? value.textValue() : Json.write(value);
    }
}
