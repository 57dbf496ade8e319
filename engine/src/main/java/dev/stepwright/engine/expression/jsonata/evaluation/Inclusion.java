package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import dev.stepwright.engine.expression.jsonata.value.Values;

/** {@code in}: arrays and objects are in an array only as the same one (docs.jsonata.org, "Comparison operators"; 2.0.6, run). */
record Inclusion(Node left, Node right) implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        var one = left.evaluate(input, frame);
        var other = right.evaluate(input, frame);
        return BooleanNode.valueOf(one != null && other != null && isIn(one, other, frame));
    }

    private static boolean isIn(JsonNode one, JsonNode other, Frame frame) {
        if (!(other instanceof ArrayNode array)) {
            return isSame(one, other, frame);
        }
        for (JsonNode item : array) {
            if (isSame(one, item, frame)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(JsonNode one, JsonNode other, Frame frame) {
        if (one instanceof ContainerNode) {
            frame.run.spend(1);
            return one == other;
        }
        return !(other instanceof ContainerNode) && Values.areEqual(one, other, frame.run);
    }
}
