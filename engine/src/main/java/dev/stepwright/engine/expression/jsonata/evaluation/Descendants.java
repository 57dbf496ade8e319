package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.expression.jsonata.value.Items;
import dev.stepwright.engine.expression.jsonata.value.Members;
import dev.stepwright.engine.expression.jsonata.value.Run;
import dev.stepwright.engine.expression.jsonata.value.Values;

/** {@code **}: the value and all that is in it, undefined items too, arrays themselves left out (docs.jsonata.org, "Wildcards"). */
record Descendants() implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        if (input == null) {
            return null;
        }
        var found = Items.sequence();
        gather(input, found, frame.run, 0);
        frame.run.requireItems(found.size());
        return found.size() == 1 ? Values.item(found, 0) : found;
    }

    private static void gather(JsonNode value, Items found, Run run, int level) {
        run.level(level);
        if (value instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                gather(array.get(i), found, run, level + 1);
            }
            return;
        }
        found.add(value);
        if (value instanceof ObjectNode object) {
            Members.of(object).forEach(member -> gather(member.getValue(), found, run, level + 1));
        }
    }
}
