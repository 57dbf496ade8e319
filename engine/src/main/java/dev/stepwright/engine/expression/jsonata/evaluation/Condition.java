package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.jsonata.value.Values;
import java.util.Optional;

/** {@code a ? b : c} (docs.jsonata.org, "Conditional logic"). */
record Condition(Node condition, Node then, Optional<Node> otherwise) implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        if (Values.isTrue(condition.evaluate(input, frame), frame.run)) {
            return then.evaluate(input, frame);
        }
        return otherwise.isPresent() ? otherwise.get().evaluate(input, frame) : null;
    }
}
