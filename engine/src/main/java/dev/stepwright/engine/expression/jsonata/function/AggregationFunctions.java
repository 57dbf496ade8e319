package dev.stepwright.engine.expression.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** docs.jsonata.org, "Aggregation functions". */
final class AggregationFunctions {

    private static final int NUMBERS_A_UNIT = 4;

    static final List<BuiltIn> ALL = List.of(
            BuiltIn.ofDefined("sum", "<a<n>:n>", 1, it -> Numbers.node(sum(it))),
            BuiltIn.ofDefined("max", "<a<n>:n>", 1, it -> ofSome(it, folded(it, Double.NEGATIVE_INFINITY, Math::max))),
            BuiltIn.ofDefined("min", "<a<n>:n>", 1, it -> ofSome(it, folded(it, Double.POSITIVE_INFINITY, Math::min))),
            BuiltIn.ofDefined("average", "<a<n>:n>", 1, it -> ofSome(it, sum(it) / it.array(0).size())));

    private AggregationFunctions() {
    }

    private static double sum(Arguments it) {
        return folded(it, 0, Double::sum);
    }

    private static double folded(Arguments it, double start, DoubleBinaryOperator operator) {
        it.run().spend(it.array(0).size() / NUMBERS_A_UNIT);
        var result = start;
        for (JsonNode number : it.array(0)) {
            result = operator.applyAsDouble(result, number.doubleValue());
        }
        return result;
    }

    /** Of no numbers it is undefined. */
    private static JsonNode ofSome(Arguments it, double result) {
        return it.array(0).isEmpty() ? null : Numbers.node(result);
    }
}
