package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.LinkedHashMap;

/** AWS guide, "Intrinsics for arrays". */
final class ArrayFunctions {

    private static final int MAX_RANGE = 1000;
    /** Of writing a value within an array as text. */
    private static final int PRICE_OF_CONTAINER = 20;

    private ArrayFunctions() {
    }

    static JsonNode array(Arguments in) {
        return newArray().addAll(in.values());
    }

    static JsonNode partition(Arguments in) {
        ArrayNode array = in.array(0);
        int size = in.truncated(1);
        if (size < 1) {
            return in.refuse();
        }
        ArrayNode chunks = newArray();
        for (int i = 0; i < array.size(); i++) {
            ArrayNode chunk = i % size == 0 ? chunks.addArray() : (ArrayNode) chunks.get(chunks.size() - 1);
            chunk.add(array.get(i));
        }
        return chunks;
    }

    /**
     * Compares by text, so that {@code true} matches "true", and objects only match with their fields in the same order:
     * reported of AWS.
     */
    static JsonNode contains(Arguments in) {
        JsonNode wanted = in.any(1);
        for (JsonNode item : in.arrayOfSomeSize(0)) {
            if (matches(item, wanted)) {
                return BooleanNode.TRUE;
            }
        }
        return BooleanNode.FALSE;
    }

    private static boolean matches(JsonNode item, JsonNode wanted) {
        if (item.isNull() || wanted.isNull()) {
            return item.isNull() && wanted.isNull();
        }
        if (item.isValueNode() && wanted.isValueNode()) {
            return item.asText().equals(wanted.asText());
        }
        return item.getNodeType() == wanted.getNodeType() && item.equals(wanted)
                && Json.write(item).equals(Json.write(wanted));
    }

    static JsonNode range(Arguments in) {
        long first = in.truncated(0);
        long last = in.truncated(1);
        long step = in.truncated(2);
        if (step == 0 || Math.floorDiv(last - first, step) >= MAX_RANGE) {
            return in.refuse();
        }
        ArrayNode range = newArray();
        for (long n = first; step > 0 ? n <= last : n >= last; n += step) {
            range.add((int) n);
        }
        return range;
    }

    /** Of an empty array every item is null: reported of AWS. */
    static JsonNode getItem(Arguments in) {
        ArrayNode array = in.array(0);
        int index = in.truncated(1);
        if (array.isEmpty() && index >= 0) {
            return NullNode.instance;
        }
        return index >= 0 && index < array.size() ? array.get(index) : in.refuse();
    }

    static JsonNode length(Arguments in) {
        return IntNode.valueOf(in.array(0).size());
    }

    /**
     * Keeps the first of equal values; 1 and 1.0 are two values. They are told apart by their texts, whose order keeps even
     * those fast that were chosen to have the same hash.
     */
    static JsonNode unique(Arguments in) {
        var seen = new LinkedHashMap<String, JsonNode>();
        for (JsonNode item : in.arrayOfSomeSize(0)) {
            in.effort().spend(item.isContainerNode() ? PRICE_OF_CONTAINER : 1);
            seen.putIfAbsent(item.isContainerNode() ? Json.canonical(item) : item.getNodeType() + item.asText(), item);
        }
        return newArray().addAll(seen.values());
    }

    private static ArrayNode newArray() {
        return Json.mapper().createArrayNode();
    }
}
