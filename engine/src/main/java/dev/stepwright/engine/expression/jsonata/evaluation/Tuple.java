package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An item with what is bound to it: {@code @$x}, {@code #$i}, the ancestors that {@code %} leads to.
 *
 * @param bound by interned names; a value is null when it is undefined
 */
record Tuple(JsonNode item, Map<String, JsonNode> bound) {

    Tuple(JsonNode item) {
        this(item, Map.of());
    }

    Tuple with(JsonNode other) {
        return new Tuple(other, bound);
    }

    Tuple bind(String name, JsonNode value) {
        var more = new LinkedHashMap<>(bound);
        more.put(name, value);
        return new Tuple(item, more);
    }

    /** This with all that another has. */
    Tuple and(Tuple other) {
        if (other.bound.isEmpty()) {
            return new Tuple(other.item, bound);
        }
        var all = new LinkedHashMap<>(bound);
        all.putAll(other.bound);
        return new Tuple(other.item, all);
    }

    Frame frame(Frame outer) {
        if (bound.isEmpty()) {
            return outer;
        }
        var frame = new Frame(outer);
        bound.forEach(frame::bind);
        return frame;
    }
}
