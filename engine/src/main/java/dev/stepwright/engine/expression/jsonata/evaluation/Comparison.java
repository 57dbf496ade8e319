package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Numbers;

/** {@code < <= > >=} (docs.jsonata.org, "Comparison operators"). */
record Comparison(String operator, Node left, Node right, int position) implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        var one = left.evaluate(input, frame);
        var other = right.evaluate(input, frame);
        if (!isComparable(one) || !isComparable(other)) {
            throw new Failure(Code.T2010).of(operator).value(one == null || !isComparable(one) ? one : other).at(position);
        }
        if (one == null || other == null) {
            return null;
        }
        if (Numbers.is(one) != Numbers.is(other)) {
            throw new Failure(Code.T2009).of(operator).value(one).second(other).at(position);
        }
        return BooleanNode.valueOf(Numbers.is(one) ? holds(one.doubleValue(), other.doubleValue())
                : holds(one.textValue().compareTo(other.textValue()), 0));
    }

    private static boolean isComparable(JsonNode value) {
        return value == null || value instanceof TextNode || Numbers.is(value);
    }

    private boolean holds(double one, double other) {
        return switch (operator) {
            case "<" -> one < other;
            case "<=" -> one <= other;
            case ">" -> one > other;
            default -> one >= other;
        };
    }
}
