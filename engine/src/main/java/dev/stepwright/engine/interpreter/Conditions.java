package dev.stepwright.engine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.asl.Condition;
import dev.stepwright.engine.asl.Condition.Kind;
import dev.stepwright.engine.asl.Condition.Order;
import dev.stepwright.engine.expression.Path;
import java.util.Optional;

/**
 * Whether the conditions of Choice rules hold (States Language, "Choice Rules"). Values of another type than the operator
 * compares do not match; a value that is not there fails the state, unless IsPresent asks for it.
 */
record Conditions(StateScope scope) {

    private static final int LETTERS_A_UNIT = 16;

    boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.And(var all) -> all.stream().allMatch(this::holds);
            case Condition.Or(var any) -> any.stream().anyMatch(this::holds);
            case Condition.Not(var negated) -> !holds(negated);
            case Condition.Is(var variable, var kind, var expected) -> is(variable, kind) == expected;
            case Condition.Compare(var variable, var comparison, var value) ->
                    compare(comparison, read(variable), value);
            case Condition.ComparePath(var variable, var comparison, var value) ->
                    compare(comparison, read(variable), read(value));
            case Condition.Evaluated(var field, var expression) ->
                    expression.evaluateTo("boolean", field, scope, scope.randomness()).booleanValue();
            case Condition.Constant(var value) -> value;
            case Condition.Matches(var variable, var pattern) -> matches(read(variable), pattern);
        };
    }

    /** Looking through a long text counts as work: a state may have many such rules. */
    private boolean matches(JsonNode value, String pattern) {
        if (!value.isTextual()) {
            return false;
        }
        scope.effort().spend(value.textValue().length() / LETTERS_A_UNIT);
        return Wildcards.matches(pattern, value.textValue());
    }

    private boolean is(Path variable, Kind kind) {
        return switch (kind) {
            case PRESENT -> variable.find(scope).isPresent();
            case NULL -> read(variable).isNull();
            case NUMERIC -> read(variable).isNumber();
            case STRING -> read(variable).isTextual();
            case BOOLEAN -> read(variable).isBoolean();
            case TIMESTAMP -> Comparisons.timestamp(read(variable)).isPresent();
        };
    }

    private JsonNode read(Path path) {
        return path.find(scope).orElseThrow(() -> Errors.runtime("Invalid path '" + path.text()
                + "': The choice state's condition path references an invalid value."));
    }

    private static boolean compare(Condition.Comparison comparison, JsonNode left, JsonNode right) {
        Optional<Integer> sign = switch (comparison.type()) {
            case STRING -> Comparisons.strings(left, right);
            case NUMERIC -> Comparisons.numbers(left, right);
            case TIMESTAMP -> Comparisons.timestamps(left, right);
            case BOOLEAN -> Comparisons.booleans(left, right);
        };
        return sign.isPresent() && fits(comparison.order(), sign.get());
    }

    private static boolean fits(Order order, int sign) {
        return switch (order) {
            case EQUALS -> sign == 0;
            case LESS_THAN -> sign < 0;
            case GREATER_THAN -> sign > 0;
            case LESS_THAN_EQUALS -> sign <= 0;
            case GREATER_THAN_EQUALS -> sign >= 0;
        };
    }
}
