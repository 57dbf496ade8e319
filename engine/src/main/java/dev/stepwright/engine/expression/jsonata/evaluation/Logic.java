package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.stepwright.engine.expression.jsonata.value.Values;

/** {@code and}, {@code or}: the right side is looked at only when it matters (docs.jsonata.org, "Boolean operators"). */
record Logic(boolean and, Node left, Node right) implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        var one = Values.isTrue(left.evaluate(input, frame), frame.run);
        return BooleanNode.valueOf(one != and ? one : Values.isTrue(right.evaluate(input, frame), frame.run));
    }
}
