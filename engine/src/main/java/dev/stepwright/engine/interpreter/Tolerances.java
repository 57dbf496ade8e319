package dev.stepwright.engine.interpreter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.Quantity;
import dev.stepwright.engine.expression.Path;
import dev.stepwright.engine.payload.Payload;
import java.util.Optional;

/**
 * How many iterations of a distributed Map may fail (AWS guide, "Tolerated failure threshold"): looked at before the first one.
 *
 * @param count      as a number of iterations
 * @param percentage of the iterations
 */
record Tolerances(Optional<Long> count, Optional<Double> percentage) {

    private static final int ALL = 100;

    static Tolerances of(Step step, MapState.Tolerance tolerance, StateScope scope) {
        var count = tolerance.count().map(it -> count(it, scope));
        count.ifPresent(it -> step.inspector().saw(Stage.TOLERATED_FAILURE_COUNT,
                Payload.of(JsonNodeFactory.instance.numberNode(it))));
        var percentage = tolerance.percentage().map(it -> percentage(it, scope));
        percentage.ifPresent(it -> step.inspector().saw(Stage.TOLERATED_FAILURE_PERCENTAGE,
                Payload.of(JsonNodeFactory.instance.numberNode(it))));
        return new Tolerances(count, percentage);
    }

    /** Whether so many failed iterations are too many. Without a threshold nobody asks. */
    boolean areExceededBy(int failed, int iterations) {
        return count.isPresent() && failed > count.get()
                || percentage.isPresent() && failed * (double) ALL > percentage.get() * iterations;
    }

    private static long count(Quantity quantity, StateScope scope) {
        return switch (quantity) {
            case Quantity.Fixed(var fixed) -> (long) fixed;
            case Quantity.From(var path) -> {
                var value = path.read(scope);
                if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                    throw Errors.runtime("The ToleratedFailureCountPath field refers to value \"" + Texts.quoted(value)
                            + "\" which is not a valid integer: " + path.text());
                }
                if (value.longValue() < 0) {
                    throw Errors.runtime("ToleratedFailureCount cannot be negative.");
                }
                yield value.longValue();
            }
            case Quantity.Evaluated(var field, var expression) -> Quantities.nonNegative(field, expression, scope);
        };
    }

    private static double percentage(Quantity quantity, StateScope scope) {
        var value = switch (quantity) {
            case Quantity.Fixed(var fixed) -> fixed;
            case Quantity.From(var path) -> number(path, scope);
            case Quantity.Evaluated(var field, var expression) ->
                    expression.evaluateTo("number", field, scope, scope.randomness()).doubleValue();
        };
        if (value < 0 || value > ALL) {
            throw Errors.runtime("ToleratedFailurePercentage must be between 0 and 100.");
        }
        return value;
    }

    private static double number(Path path, StateScope scope) {
        var value = path.read(scope);
        if (!value.isNumber()) {
            throw Errors.runtime("The ToleratedFailurePercentagePath field refers to value \"" + Texts.quoted(value)
                    + "\" which is not a valid float: " + path.text());
        }
        return value.doubleValue();
    }
}
