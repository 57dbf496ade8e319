package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Numbers;

/** {@code + - * / %} (docs.jsonata.org, "Numeric operators"). */
record Arithmetic(char operator, Node left, Node right, int position) implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        var one = left.evaluate(input, frame);
        var other = right.evaluate(input, frame);
        if (one != null && !isNumber(one)) {
            throw refused(Code.T2001, one);
        }
        if (other != null && !isNumber(other)) {
            throw refused(Code.T2002, other);
        }
        return one == null || other == null ? null : Numbers.node(result(one.doubleValue(), other.doubleValue()));
    }

    private boolean isNumber(JsonNode value) {
        try {
            return Numbers.isUsable(value);
        } catch (Failure e) {
            throw e.of(String.valueOf(operator)).at(position);
        }
    }

    private Failure refused(Code code, JsonNode value) {
        return new Failure(code).of(String.valueOf(operator)).value(value).at(position);
    }

    private double result(double one, double other) {
        return switch (operator) {
            case '+' -> one + other;
            case '-' -> one - other;
            case '*' -> one * other;
            case '/' -> one / other;
            default -> one % other;
        };
    }
}
