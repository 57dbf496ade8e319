package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Numbers;

/** {@code -a} (docs.jsonata.org, "Numeric operators"). */
record Negation(Node operand, int position) implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        var value = operand.evaluate(input, frame);
        if (value == null) {
            return null;
        }
        if (!Numbers.isUsable(value)) {
            throw new Failure(Code.D1002).of("-").value(value).at(position);
        }
        return Numbers.node(-value.doubleValue());
    }
}
