package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Values;

/**
 * {@code and}, {@code or}: the right side is looked at only when it matters (docs.jsonata.org, "Boolean operators"). Its errors are
 * told as those of this operator (2.0.6, run).
 */
record Logic(boolean and, Node left, Node right, int position) implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        var one = Values.isTrue(left.evaluate(input, frame), frame.run);
        return BooleanNode.valueOf(one != and ? one : isRight(input, frame));
    }

    private boolean isRight(JsonNode input, Frame frame) {
        try {
            return Values.isTrue(right.evaluate(input, frame), frame.run);
        } catch (Failure e) {
            throw e.retold(and ? "and" : "or", position);
        }
    }
}
