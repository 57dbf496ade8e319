package dev.stepwright.engine.expression.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Sorts by merging, so that any comparison at all comes to an end and equals keep their order. */
public final class Sorting {

    private Sorting() {
    }

    /** @param isAfter whether its first argument belongs behind its second */
    public static List<JsonNode> sorted(List<JsonNode> values, BiPredicate<JsonNode, JsonNode> isAfter) {
        if (values.size() <= 1) {
            return values;
        }
        var middle = values.size() / 2;
        return merged(sorted(values.subList(0, middle), isAfter), sorted(values.subList(middle, values.size()), isAfter), isAfter);
    }

    private static List<JsonNode> merged(List<JsonNode> left, List<JsonNode> right, BiPredicate<JsonNode, JsonNode> isAfter) {
        var merged = new ArrayList<JsonNode>(left.size() + right.size());
        var l = 0;
        var r = 0;
        while (l < left.size() && r < right.size()) {
            merged.add(isAfter.test(left.get(l), right.get(r)) ? right.get(r++) : left.get(l++));
        }
        merged.addAll(left.subList(l, left.size()));
        merged.addAll(right.subList(r, right.size()));
        return merged;
    }
}
