package dev.stepwright.engine.expression.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.AbstractList;
import java.util.RandomAccess;

/** A JSON array as the library's list, read in place. */
final class ArrayView extends AbstractList<Object> implements RandomAccess {

    private final ArrayNode node;
    private long weight = -1;

    ArrayView(ArrayNode node) {
        this.node = node;
    }

    ArrayNode node() {
        return node;
    }

    long weight() {
        if (weight < 0) {
            weight = weigh(node);
        }
        return weight;
    }

    /** As {@link Meter} weighs values that expressions make. */
    static long weigh(JsonNode node) {
        if (node.isTextual()) {
            return Meter.weightOfText(node.textValue());
        }
        long weight = 1;
        for (JsonNode child : node) {
            weight += weigh(child);
        }
        return weight;
    }

    @Override
    public Object get(int index) {
        return Values.of(node.get(index));
    }

    @Override
    public int size() {
        return node.size();
    }
}
