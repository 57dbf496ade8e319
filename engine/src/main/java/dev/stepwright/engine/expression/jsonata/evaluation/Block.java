package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** {@code (a; b; c)}: variables that are bound in it are gone behind it (docs.jsonata.org, "Expressions, blocks"). */
record Block(List<Node> expressions) implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        var inner = new Frame(frame);
        JsonNode value = null;
        for (Node expression : expressions) {
            value = expression.evaluate(input, inner);
        }
        return value;
    }
}
