package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.stepwright.engine.expression.jsonata.value.Values;

/** {@code =} and {@code !=}, neither of which holds for what is undefined (docs.jsonata.org, "Comparison operators"). */
record Equality(boolean negated, Node left, Node right) implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        var one = left.evaluate(input, frame);
        var other = right.evaluate(input, frame);
        return BooleanNode.valueOf(one != null && other != null && Values.areEqual(one, other, frame.run) != negated);
    }
}
