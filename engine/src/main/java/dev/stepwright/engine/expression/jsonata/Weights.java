package dev.stepwright.engine.expression.jsonata;

import com.dashjoin.jsonata.Utils.RangeList;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Json;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much there is of the values of one evaluation: each with all that is in it, shared parts counted each time they occur, for
 * that is how often they are looked at. Whatever is made is weighed, so that nothing is made of what is too heavy already.
 */
final class Weights {

    /** Of a value with all that is in it. */
    static final long MAX_WEIGHT = 2_000_000;
    private static final int CHARACTERS_A_PART = 8;

    private static final long LEVEL = 1L << 40;

    /** Of a container: the weight, and above it the levels. */
    private final Map<Object, Long> known = new IdentityHashMap<>(0);
    /** Whether containers are changed after they were made. */
    private boolean changing;

    boolean isChanging() {
        return changing;
    }

    /** From now on nothing is as it was when it was weighed. */
    void change() {
        changing = true;
        known.clear();
    }

    /** @throws Meter.Exceeded when there is too much of it, or too many levels */
    long of(Object value) {
        return measure(value) % LEVEL;
    }

    private long measure(Object value) {
        return switch (value) {
            case null -> 1;
            case String text -> ofText(text);
            case ObjectView view -> ofNode(view.node());
            case ArrayView view -> ofNode(view.node());
            case RangeList range -> LEVEL + 1 + range.size(); // which makes its numbers as they are asked for
            case List<?> list -> ofContainer(list, list);
            case Map<?, ?> map -> ofContainer(map, map.values());
            default -> 1;
        };
    }

    private long ofContainer(Object container, Iterable<?> content) {
        var before = changing ? null : known.get(container);
        if (before != null) {
            return before;
        }
        var levels = 0L;
        var weight = 1L;
        for (Object item : content) {
            var measure = measure(item);
            weight += measure % LEVEL;
            levels = Math.max(levels, measure / LEVEL);
            require(weight, levels + 1);
        }
        var measure = (levels + 1) * LEVEL + weight;
        if (!changing) {
            known.put(container, measure);
        }
        return measure;
    }

    private static void require(long weight, long levels) {
        if (weight > MAX_WEIGHT) {
            throw new Meter.Exceeded("The evaluation made a value with more than " + MAX_WEIGHT + " parts");
        }
        if (levels > Json.MAX_DEPTH) {
            throw new Meter.Exceeded("The evaluation made a value nested deeper than " + Json.MAX_DEPTH + " levels");
        }
    }

    /** Of what was given, which is never changed. */
    private long ofNode(JsonNode node) {
        var before = known.get(node);
        if (before != null) {
            return before;
        }
        var measure = walk(node);
        known.put(node, measure);
        return measure;
    }

    private static long walk(JsonNode node) {
        if (!node.isContainerNode()) {
            return node.isTextual() ? ofText(node.textValue()) : 1;
        }
        var levels = 0L;
        var weight = 1L;
        for (JsonNode child : node) {
            var measure = walk(child);
            weight += measure % LEVEL;
            levels = Math.max(levels, measure / LEVEL);
        }
        return (levels + 1) * LEVEL + weight;
    }

    private static long ofText(String text) {
        return 1 + text.length() / CHARACTERS_A_PART;
    }
}
