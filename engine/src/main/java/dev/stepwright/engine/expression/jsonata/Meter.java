package dev.stepwright.engine.expression.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bounds of one evaluation.  The library tells of each sub-expression before and after; between the two, functions that
 * could do boundless work at one go are guarded ({@link GuardedFunctions}).  It counts steps instead of reading a clock, so
 * that the same evaluation always comes to the same end.
 */
final class Meter {

    static final int MAX_STEPS = 5_000_000;
    static final int MAX_DEPTH = 500;
    static final int MAX_ITEMS = 150_000;
    static final int MAX_TEXT = 1024 * 1024;
    /** Of a value with all that is in it, shared parts counted each time they occur. */
    static final long MAX_WEIGHT = 2_000_000;
    /** Of everything that one evaluation makes. */
    private static final long MAX_TOTAL_WEIGHT = 20_000_000;
    private static final int CHARACTERS_PER_UNIT = 8;

    private final Map<Object, Long> weights = new IdentityHashMap<>();
    private int steps;
    private int depth;
    private long total;

    static void attach(Jsonata.Frame frame) {
        var meter = new Meter();
        frame.setEvaluateEntryCallback(meter::enter);
        frame.setEvaluateExitCallback(meter::leave);
    }

    private void enter(Parser.Symbol expression, Object input, Jsonata.Frame frame) {
        depth++;
        steps++;
        if (steps > MAX_STEPS) {
            throw new Exceeded("The evaluation was given up after " + MAX_STEPS + " steps");
        }
        if (depth > MAX_DEPTH) {
            throw new Exceeded("The evaluation was given up " + MAX_DEPTH + " levels deep");
        }
    }

    private void leave(Parser.Symbol expression, Object input, Jsonata.Frame frame, Object result) {
        depth--;
        if (result instanceof String text) {
            requireTextOf(text.length());
            spend(text.length() / CHARACTERS_PER_UNIT);
        } else if (result instanceof Collection<?> || result instanceof Map<?, ?>) {
            weigh(result);
        }
    }

    private long weigh(Object value) {
        return switch (value) {
            case null -> 1;
            case String text -> weightOfText(text);
            case ObjectView view -> view.weight();
            case ArrayView view -> view.weight();
            case List<?> list -> known(list, list.size(), list);
            case Map<?, ?> map -> known(map, map.size(), map.values());
            default -> 1;
        };
    }

    private long known(Object container, int size, Iterable<?> content) {
        var before = weights.get(container);
        if (before != null) {
            return before;
        }
        requireItems(size);
        spend(size);
        long weight = 1;
        // a range is a list that makes its numbers as they are asked for
        if (container instanceof com.dashjoin.jsonata.Utils.RangeList) {
            weight += size;
        } else {
            for (Object item : content) {
                weight += weigh(item);
            }
        }
        if (weight > MAX_WEIGHT) {
            throw new Exceeded("The evaluation made a value with more than " + MAX_WEIGHT + " parts");
        }
        weights.put(container, weight);
        return weight;
    }

    private void spend(long weight) {
        total += weight;
        if (total > MAX_TOTAL_WEIGHT) {
            throw new Exceeded("The evaluation was given up after it had made values with " + MAX_TOTAL_WEIGHT + " parts");
        }
    }

    static long weightOfText(String text) {
        return 1 + text.length() / CHARACTERS_PER_UNIT;
    }

    static void requireItems(long count) {
        if (count > MAX_ITEMS) {
            throw new Exceeded("The evaluation made an array of more than " + MAX_ITEMS + " items");
        }
    }

    static void requireTextOf(long length) {
        if (length > MAX_TEXT) {
            throw new Exceeded("The evaluation made a string of more than " + MAX_TEXT + " characters");
        }
    }

    /** A bound was reached. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exceeded(String message) {
            super(message, null, false, false);
        }
    }
}
