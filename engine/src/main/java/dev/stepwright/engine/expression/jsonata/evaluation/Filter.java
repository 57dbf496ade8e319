package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import dev.stepwright.engine.expression.jsonata.value.Items;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import dev.stepwright.engine.expression.jsonata.value.Values;

/** {@code [...]}: the item at a place, or those it holds for (docs.jsonata.org, "Predicate queries"). */
record Filter(Node predicate) {

    JsonNode of(JsonNode input, Frame frame) {
        if (input instanceof TupleStream tuples) {
            return tuples.filtered(this, frame);
        }
        if (predicate instanceof Leaf.Literal(NumericNode place)) {
            var item = input instanceof ArrayNode array ? at(array, place.doubleValue()) : isFirst(place, 1) ? input : null;
            if (item instanceof ArrayNode) {
                return item;
            }
            var found = Items.sequence();
            if (item != null) {
                found.add(item);
            }
            return found;
        }
        var found = Items.sequence();
        if (!(input instanceof ArrayNode array)) {
            if (takes(input, 0, 1, frame)) {
                found.add(Values.held(input));
            }
            return found;
        }
        for (var i = 0; i < array.size(); i++) {
            var item = Values.item(array, i);
            if (takes(item, i, array.size(), frame)) {
                found.add(Values.held(item));
            }
        }
        return found;
    }

    private static JsonNode at(ArrayNode array, double place) {
        var index = Math.floor(place);
        return Values.item(array, (int) (index < 0 ? index + array.size() : index));
    }

    private static boolean isFirst(NumericNode place, int size) {
        var index = Math.floor(place.doubleValue());
        return (index < 0 ? index + size : index) == 0;
    }

    /** Whether the predicate holds for an item, or is its place or one of several. */
    boolean takes(JsonNode item, int index, int size, Frame frame) {
        var result = predicate.evaluate(item, frame);
        return switch (result) {
            case NumericNode it when Numbers.isUsable(it) -> isAt(it, index, size);
            case ArrayNode places when areNumbers(places) -> {
                for (JsonNode place : places) {
                    if (isAt(place, index, size)) {
                        yield true;
                    }
                }
                yield false;
            }
            case null, default -> Values.isTrue(result, frame.run);
        };
    }

    private static boolean areNumbers(ArrayNode values) {
        for (JsonNode value : values) {
            if (!Numbers.isUsable(value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAt(JsonNode place, int index, int size) {
        var wanted = Math.floor(place.doubleValue());
        return (wanted < 0 ? wanted + size : wanted) == index;
    }
}
