package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.expression.jsonata.value.Items;
import dev.stepwright.engine.expression.jsonata.value.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * What the steps of a path have given so far: one item, or the items of an array. A single item is never put into an array only to
 * be taken out of it again.
 *
 * @param many  whether it is the items of an array
 * @param whole the result when it ends here, if that is something else than the items
 */
record Gathered(JsonNode value, boolean many, JsonNode whole) {

    private static final Gathered NOTHING = new Gathered(null, false, null);

    Gathered(JsonNode value, boolean many) {
        this(value, many, null);
    }

    boolean isEmpty() {
        return many ? value.isEmpty() : value == null;
    }

    List<JsonNode> list() {
        if (!many) {
            var one = new ArrayList<JsonNode>(1);
            one.add(value);
            return one;
        }
        var all = new ArrayList<JsonNode>(value.size());
        value.forEach(all::add);
        return all;
    }

    /** What a path of these gives; null when that is undefined. */
    JsonNode result() {
        if (whole != null) {
            return whole;
        }
        return many && value.isEmpty() ? null : value;
    }

    Gathered step(Step step, boolean last, Frame frame) {
        return many ? overAll(step, last, frame) : settled(step.of(value, frame), last);
    }

    /** Of one step that gave one value. */
    private static Gathered settled(JsonNode given, boolean last) {
        if (given == null) {
            return NOTHING;
        }
        if (!(given instanceof ArrayNode)) {
            return new Gathered(given, false);
        }
        if (last && !Items.isSequence(given)) {
            return new Gathered(given, true, given);
        }
        return new Gathered(last ? unkept((Items) given) : given, Items.spreads(given));
    }

    /** What {@code []} kept in an array inside is one value again. */
    private static Items unkept(Items given) {
        if (!given.isKept()) {
            return given;
        }
        var sequence = Items.sequence();
        sequence.addAll(given);
        return sequence;
    }

    private Gathered overAll(Step step, boolean last, Frame frame) {
        var array = (ArrayNode) value;
        var name = step.name();
        if (name != null) {
            frame.run.touch();
            frame.run.spend(array.size());
        }
        JsonNode only = null;
        Items all = null;
        for (var i = 0; i < array.size(); i++) {
            var given = name != null && array.get(i) instanceof ObjectNode object ? Values.defined(object.get(name))
                    : step.of(Values.item(array, i), frame);
            if (given == null) {
                continue;
            }
            if (all != null) {
                gather(all, given, frame);
            } else if (only == null) {
                only = given;
            } else {
                all = Items.sequenceOf(array.size());
                gather(all, only, frame);
                gather(all, given, frame);
            }
        }
        if (all == null) {
            return settled(only, last);
        }
        frame.run.items(all.size());
        return new Gathered(all, true);
    }

    private static void gather(Items all, JsonNode given, Frame frame) {
        if (given instanceof ArrayNode array) {
            all.gather(given);
            frame.run.spend(array.size());
            frame.run.requireItems(all.size());
        } else {
            all.add(given);
        }
    }
}
