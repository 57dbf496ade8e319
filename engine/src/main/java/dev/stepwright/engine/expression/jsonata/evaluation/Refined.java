package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.stepwright.engine.expression.jsonata.value.Items;
import java.util.List;
import java.util.Optional;

/**
 * A part with what stands behind it.
 *
 * @param predicates {@code [...]}
 * @param group      <code>{...}</code>
 * @param keepsArray {@code []}
 */
record Refined(Node part, List<Filter> predicates, Optional<Group> group, boolean keepsArray) implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        var value = keepsArray && part instanceof Path path ? gathered(path, input, frame) : part.value(input, frame);
        for (Filter predicate : predicates) {
            value = predicate.of(value, frame);
        }
        if (group.isPresent()) {
            value = group.get().of(value, frame);
        }
        return keepsArray && value instanceof Items items && items.isSequence() ? items.keep() : value;
    }

    /** The one value of a path is in a sequence, too, when that is kept. */
    private static JsonNode gathered(Path path, JsonNode input, Frame frame) {
        var value = path.value(input, frame);
        if (value == null || value instanceof ArrayNode || value instanceof TupleStream || path.group().isPresent()) {
            return value;
        }
        var sequence = Items.sequence();
        sequence.add(value);
        return sequence;
    }
}
