package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
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
        var value = part.value(input, frame);
        for (Filter predicate : predicates) {
            value = predicate.of(value, frame);
        }
        if (group.isPresent()) {
            value = group.get().of(value, frame);
        }
        return keepsArray && value instanceof Items items && items.isSequence() ? items.keep() : value;
    }
}
