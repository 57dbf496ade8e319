package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A step of a path: what is evaluated for each item of the step before, or an order of all of them.
 *
 * @param node       null of an order
 * @param order      of an order
 * @param stages     predicates and places behind it
 * @param constructs whether it is an array that is written out
 * @param variable   whether it is a variable, which as the first step is not looked up for each item
 * @param binds      whether something is bound to each item from here on
 */
record Step(Node node, Optional<Order> order, List<Stage> stages, boolean constructs, boolean variable, boolean binds,
            Optional<String> focus, Optional<String> index, Optional<String> ancestor) {

    /** @param index the name of a variable for the place, when it is none of a predicate */
    record Stage(Optional<Filter> filter, Optional<String> index) {
    }

    /** The field, when it is nothing but one; else null. */
    String name() {
        return stages.isEmpty() && node instanceof Leaf.Name(var name) ? name : null;
    }

    /** What it gives for one item, predicates applied. */
    JsonNode of(JsonNode item, Frame frame) {
        var value = node.evaluate(item, frame);
        if (stages.isEmpty()) {
            return value;
        }
        for (Stage stage : stages) {
            if (stage.filter().isPresent()) {
                value = stage.filter().get().of(value, frame);
            }
        }
        return value;
    }
}
