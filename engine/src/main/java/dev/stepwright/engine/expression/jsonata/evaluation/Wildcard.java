package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.expression.jsonata.value.Items;
import dev.stepwright.engine.expression.jsonata.value.Members;
import dev.stepwright.engine.expression.jsonata.value.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code *}: all values of an object or array, arrays among them laid out flat (docs.jsonata.org, "Wildcards"). */
record Wildcard() implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        var found = new ArrayList<JsonNode>();
        var flattened = false;
        Iterable<JsonNode> values = switch (input) {
            case ObjectNode object -> Members.of(object).stream().map(Map.Entry::getValue).toList();
            case ArrayNode array -> array;
            case null, default -> List.of();
        };
        for (JsonNode value : values) {
            if (value instanceof ArrayNode array) {
                flattened = true;
                flatten(array, found, frame.run, 0);
            } else {
                found.add(value);
            }
        }
        frame.run.items(found.size());
        var gathered = flattened ? Items.array(found) : Items.sequence();
        if (!flattened) {
            gathered.addAll(found);
        }
        return gathered;
    }

    private static void flatten(ArrayNode array, ArrayList<JsonNode> found, Run run, int level) {
        run.level(level);
        run.spend(array.size());
        for (JsonNode item : array) {
            if (item instanceof ArrayNode inner) {
                flatten(inner, found, run, level + 1);
            } else {
                found.add(item);
            }
        }
    }
}
