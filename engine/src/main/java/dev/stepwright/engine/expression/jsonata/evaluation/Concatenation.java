package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.jsonata.value.Values;

/** {@code &}: of undefined nothing (docs.jsonata.org, "String operators"). */
record Concatenation(Node left, Node right) implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        var one = left.evaluate(input, frame);
        var other = right.evaluate(input, frame);
        var first = Values.text(one, frame.run);
        var second = Values.text(other, frame.run);
        frame.run.text((long) first.length() + second.length());
        return TextNode.valueOf(first + second);
    }
}
