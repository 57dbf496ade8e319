package dev.stepwright.engine.expression.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * An array that an expression made. A sequence (docs.jsonata.org, "Sequences") is what paths and the like gather: one of a single
 * value is that value, unless it is kept; one of none is undefined. A constructed array stays one inside of a path.
 */
public final class Items extends ArrayNode {

    private static final long serialVersionUID = 1;

    private boolean sequence;
    private boolean kept;
    private boolean constructed;

    private Items(List<JsonNode> items, boolean sequence) {
        super(JsonNodeFactory.instance, items);
        this.sequence = sequence;
    }

    public static Items sequence() {
        return new Items(new ArrayList<>(), true);
    }

    public static Items array() {
        return new Items(new ArrayList<>(), false);
    }

    public static Items array(int capacity) {
        return new Items(new ArrayList<>(capacity), false);
    }

    public static Items array(List<JsonNode> items) {
        return new Items(items, false);
    }

    public static Items sequenceOf(int capacity) {
        return new Items(new ArrayList<>(capacity), true);
    }

    public boolean isSequence() {
        return sequence;
    }

    public boolean isConstructed() {
        return constructed;
    }

    public boolean isKept() {
        return kept;
    }

    public Items keep() {
        kept = true;
        return this;
    }

    public Items construct() {
        constructed = true;
        return this;
    }

    /** Whether a node is an array whose items belong into the sequence it is put into, rather than the array itself. */
    public static boolean spreads(JsonNode value) {
        return value instanceof ArrayNode && !(value instanceof Items items && items.constructed);
    }

    public static boolean isSequence(JsonNode value) {
        return value instanceof Items items && items.sequence;
    }

    /** What a part of an expression gives when this is what it gathered. */
    public JsonNode collapsed() {
        if (!sequence) {
            return this;
        }
        return switch (size()) {
            case 0 -> null;
            case 1 -> kept ? this : Values.defined(get(0));
            default -> this;
        };
    }

    /** Adds a value, or the items of one that {@link #spreads}. */
    public void gather(JsonNode value) {
        if (spreads(value)) {
            addAll((ArrayNode) value);
        } else {
            add(value);
        }
    }
}
