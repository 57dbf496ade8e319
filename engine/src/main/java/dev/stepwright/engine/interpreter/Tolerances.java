package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.Quantity;
import dev.stepwright.engine.expression.Path;

/** How many iterations of a distributed Map may fail (AWS guide, "Tolerated failure threshold"): looked at before the first one. */
final class Tolerances {

    private static final int ALL = 100;

    private Tolerances() {
    }

    static void check(MapState.Tolerance tolerance, StateScope scope) {
        tolerance.count().ifPresent(count -> count(count, scope));
        tolerance.percentage().ifPresent(percentage -> percentage(percentage, scope));
    }

    private static void count(Quantity quantity, StateScope scope) {
        switch (quantity) {
            case Quantity.Fixed _ -> { }
            case Quantity.From(var path) -> {
                var value = path.read(scope);
                if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                    throw Errors.runtime("The ToleratedFailureCountPath field refers to value \"" + Texts.quoted(value)
                            + "\" which is not a valid integer: " + path.text());
                }
                if (value.longValue() < 0) {
                    throw Errors.runtime("ToleratedFailureCount cannot be negative.");
                }
            }
            case Quantity.Evaluated(var field, var expression) -> Quantities.nonNegative(field, expression, scope);
        }
    }

    private static void percentage(Quantity quantity, StateScope scope) {
        var value = switch (quantity) {
            case Quantity.Fixed(var fixed) -> fixed;
            case Quantity.From(var path) -> number(path, scope);
            case Quantity.Evaluated(var field, var expression) ->
                    expression.evaluateTo("number", field, scope, scope.randomness()).doubleValue();
        };
        if (value < 0 || value > ALL) {
            throw Errors.runtime("ToleratedFailurePercentage must be between 0 and 100.");
        }
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
