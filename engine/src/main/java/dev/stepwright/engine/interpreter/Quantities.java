package dev.stepwright.engine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.asl.Quantity;
import dev.stepwright.engine.expression.Path;
import dev.stepwright.engine.expression.jsonata.JsonataExpression;
import java.util.Optional;
import java.util.OptionalLong;

/** Numbers that are written in the definition or found while running. */
final class Quantities {

    private Quantities() {
    }

    /** A duration of at least one second, as TimeoutSeconds and HeartbeatSeconds have it. */
    static OptionalLong seconds(Optional<Quantity> quantity, String pathField, StateScope scope) {
        if (quantity.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(switch (quantity.get()) {
            case Quantity.Fixed(var value) -> (long) value;
            case Quantity.From(var path) -> positive(pathField, path, path.read(scope));
            case Quantity.Evaluated(var field, var expression) -> {
                var seconds = nonNegative(field, expression, scope);
                if (seconds == 0) {
                    throw Errors.query(field, "The " + field + " field must be a positive number of seconds: 0");
                }
                yield seconds;
            }
        });
    }

    private static long positive(String field, Path path, JsonNode value) {
        var seconds = nonNegative(field, path, value);
        if (seconds == 0) {
            throw Errors.runtime("The " + field + " parameter references a value that is not positive: "
                    + path.text() + " == 0");
        }
        return seconds;
    }

    /** A whole number that an expression gives, zero or more. */
    static long nonNegative(String field, JsonataExpression expression, StateScope scope) {
        var value = expression.evaluateTo("number", field, scope, scope.randomness());
        var number = value.doubleValue();
        if (number < 0 || number != Math.rint(number)) {
            throw Errors.query(field, "The " + field + " field must be a whole number, zero or more: " + value.asText());
        }
        return value.longValue();
    }

    /** A whole number of seconds, zero or more. */
    static long nonNegative(String field, Path path, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw Errors.runtime("The " + field + " parameter cannot be parsed as a long value: "
                    + path.text() + " == " + Texts.quoted(value));
        }
        if (value.longValue() < 0) {
            throw Errors.runtime("The " + field + " parameter references a negative value: "
                    + path.text() + " == " + value.longValue());
        }
        return value.longValue();
    }

    /** A count, zero or more, as MaxConcurrency has it; zero when absent. */
    static int count(Optional<Quantity> quantity, String pathField, StateScope scope) {
        if (quantity.isEmpty()) {
            return 0;
        }
        return switch (quantity.get()) {
            case Quantity.Fixed(var value) -> (int) value;
            case Quantity.From(var path) -> {
                var value = path.read(scope);
                if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
                    throw Errors.runtime("The " + pathField + " field refers to value \"" + Texts.quoted(value)
                            + "\" which is not a valid integer: " + path.text());
                }
                yield value.intValue();
            }
            case Quantity.Evaluated(var field, var expression) ->
                    (int) Math.min(nonNegative(field, expression, scope), Integer.MAX_VALUE);
        };
    }
}
