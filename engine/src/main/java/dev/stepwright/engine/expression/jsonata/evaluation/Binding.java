package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code $name := value} (docs.jsonata.org, "Variables"). */
record Binding(String name, Node right) implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        var value = right.evaluate(input, frame);
        frame.bind(name, value);
        return value;
    }
}
