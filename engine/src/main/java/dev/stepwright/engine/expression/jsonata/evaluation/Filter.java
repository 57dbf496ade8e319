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
            for (var times = takes(input, 0, 1, frame); times > 0; times--) {
                found.add(Values.held(input));
            }
            return found;
        }
        for (var i = 0; i < array.size(); i++) {
            var item = Values.item(array, i);
            for (var times = takes(item, i, array.size(), frame); times > 0; times--) {
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

    /** How often an item is taken: once when the predicate holds for it, or as often as its place is among those it gives. */
    int takes(JsonNode item, int index, int size, Frame frame) {
        var result = predicate.evaluate(item, frame);
        return switch (result) {
            case NumericNode it when Numbers.isUsable(it) -> isAt(it, index, size) ? 1 : 0;
            case ArrayNode places when areNumbers(places) -> {
                frame.run.spend(places.size());
                var times = 0;
                for (JsonNode place : places) {
                    times += isAt(place, index, size) ? 1 : 0;
                }
                yield times;
            }
            case null, default -> Values.isTrue(result, frame.run) ? 1 : 0;
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
