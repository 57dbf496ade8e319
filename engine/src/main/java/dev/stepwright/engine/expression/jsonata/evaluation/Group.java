package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Items;
import dev.stepwright.engine.expression.jsonata.value.Members;
import dev.stepwright.engine.expression.jsonata.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** <code>{key: value, ...}</code>, over items with the same key together (docs.jsonata.org, "Grouping"). */
record Group(List<Pair> pairs, int position) {

    private static final int PRICE_OF_OBJECT = 12;
    private static final int PRICE_OF_MEMBER = 4;

    record Pair(Node key, Node value) {
    }

    private static final class Entry {
        private final int pair;
        private JsonNode data;
        private boolean owned;

        private Entry(int pair, JsonNode data) {
            this.pair = pair;
            this.data = data;
        }
    }

    /** Of all items of an array, of a single value, or of nothing at all. */
    JsonNode of(JsonNode input, Frame frame) {
        if (input instanceof TupleStream tuples) {
            return tuples.grouped(this, frame);
        }
        frame.run.spend(PRICE_OF_OBJECT);
        var groups = new LinkedHashMap<String, Entry>();
        if (input instanceof ArrayNode array && !array.isEmpty()) {
            for (var i = 0; i < array.size(); i++) {
                put(groups, Values.item(array, i), frame);
            }
        } else {
            put(groups, input instanceof ArrayNode ? null : input, frame);
        }
        var object = new Members();
        groups.forEach((key, entry) -> {
            var value = pairs.get(entry.pair).value().evaluate(entry.data, frame);
            if (value != null) {
                object.set(key, value);
            }
        });
        frame.run.requireItems(object.size());
        return object;
    }

    private void put(Map<String, Entry> groups, JsonNode item, Frame frame) {
        for (var pair = 0; pair < pairs.size(); pair++) {
            var key = key(pair, item, frame);
            if (key == null) {
                continue;
            }
            frame.run.spend(PRICE_OF_MEMBER);
            var entry = groups.putIfAbsent(key, new Entry(pair, item));
            if (entry != null) {
                requireSame(entry.pair, pair, key);
                append(entry, item, frame);
            }
        }
    }

    /** The key of a pair for an item, null when it is undefined. */
    String key(int pair, JsonNode item, Frame frame) {
        var key = pairs.get(pair).key().evaluate(item, frame);
        if (key == null) {
            return null;
        }
        if (!(key instanceof TextNode text)) {
            throw new Failure(Code.T1003).value(key).at(position);
        }
        return text.textValue();
    }

    void requireSame(int before, int pair, String key) {
        if (before != pair) {
            throw new Failure(Code.D1009).value(key).at(position);
        }
    }

    private static void append(Entry entry, JsonNode item, Frame frame) {
        if (item == null || entry.data == null) {
            entry.data = entry.data == null ? item : entry.data;
            return;
        }
        if (!entry.owned) {
            var all = Items.array();
            Values.addAll(all, entry.data);
            entry.data = all;
            entry.owned = true;
        }
        Values.addAll((Items) entry.data, item);
        frame.run.spend(item instanceof ArrayNode array ? array.size() : 1);
        frame.run.requireItems(entry.data.size());
    }
}
