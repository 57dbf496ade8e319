package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.jsonata.value.Items;
import dev.stepwright.engine.expression.jsonata.value.Values;
import java.util.List;

/**
 * {@code [...]} (docs.jsonata.org, "Array constructors").
 *
 * @param constructs whether it stays one array as a step of a path
 */
record ArrayMaker(List<Node> items, boolean constructs) implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        var array = Items.array(items.size());
        for (Node item : items) {
            var value = item.evaluate(input, frame);
            if (value == null) {
                continue;
            }
            if (item instanceof ArrayMaker || item instanceof Refined(ArrayMaker _, _, _, _)) {
                array.add(value);
            } else {
                Values.addAll(array, value);
            }
        }
        frame.run.items(array.size());
        return constructs ? array.construct() : array;
    }
}
