package dev.stepwright.engine.expression.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser.Symbol;
import dev.stepwright.engine.expression.Effort;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The bounds of one evaluation. The library tells of each part of the expression before and after it; between the two,
 * functions pay for what they are given ({@link NativeFunction}). It counts steps instead of reading a clock, so that the same
 * evaluation always comes to the same end, and what it counts is the {@link Effort} of all expressions of a state.
 */
final class Meter {

    static final int MAX_DEPTH = 500;
    static final int MAX_ITEMS = 150_000;
    static final int MAX_TEXT = 1024 * 1024;
    /** Of a text that is made, for the room it takes. */
    private static final int CHARACTERS_A_UNIT = 4;
    /** Each level may be one more place to look for a variable. */
    private static final int LEVELS_A_UNIT = 16;
    /** A list that grows by an item is copied, as fast as that. */
    private static final int COPIES_A_UNIT = 16;
    /** With {@code @}, {@code #} and {@code %} each item of a step gets a map of all that is bound to it. */
    private static final int PRICE_OF_BINDINGS = 50;

    /** Of each part of a value that a transformation copies. */
    private static final int PRICE_OF_COPY = 10;
    /** Weighed again and again. */
    private static final int PARTS_A_UNIT = 8;

    private static final ThreadLocal<Meter> CURRENT = new ThreadLocal<>();

    private final Effort effort;
    private final boolean transforms;
    private final Weights weights = new Weights();
    private Level[] levels = new Level[8];
    private int depth;
    private int partials;
    private Exceeded exceeded;

    /** A part of the expression that is being evaluated. */
    private static final class Level {
        private Kind kind;
        private boolean binds;
        private boolean groups;
        private int keys;
        /** Of a call: whether it is known what is called, which is found before the arguments. */
        private boolean called;
    }

    /** @param transforms whether there may be a transformation in the expression: it copies what it is applied to */
    Meter(Effort effort, boolean transforms) {
        this.effort = effort;
        this.transforms = transforms;
        if (transforms) {
            weights.change();
        }
        levels[0] = new Level();
        levels[0].kind = Kind.OTHER;
    }

    /** That of the evaluation which this thread is in. */
    static Meter current() {
        return CURRENT.get();
    }

    /** Makes it that of this thread; gives the one before. */
    static Meter enter(Meter meter) {
        var before = CURRENT.get();
        CURRENT.set(meter);
        return before;
    }

    void attach(Jsonata.Frame frame) {
        frame.setEvaluateEntryCallback(this::enter);
        frame.setEvaluateExitCallback(this::leave);
    }

    private void enter(Symbol part, Object input, Jsonata.Frame frame) {
        depth++;
        if (depth > MAX_DEPTH) {
            throw exceed("The evaluation was given up " + MAX_DEPTH + " levels deep");
        }
        var level = level();
        level.kind = Kind.of(part);
        level.binds = false;
        level.groups = part.group != null || level.kind == Kind.OBJECT;
        level.keys = 0;
        level.called = false;
        spend(level.kind.price() + (depth + partials) / LEVELS_A_UNIT);
        prepare(level.kind, part, input);
    }

    private Level level() {
        if (depth == levels.length) {
            levels = Arrays.copyOf(levels, 2 * depth);
        }
        if (levels[depth] == null) {
            levels[depth] = new Level();
        }
        return levels[depth];
    }

    private void prepare(Kind kind, Symbol part, Object input) {
        switch (kind) {
            case NAME -> {
                if (input instanceof List<?> list) {
                    spend(weigh(list));
                }
            }
            case WILDCARD -> spend(priceOfAll(input));
            case DESCENDANTS -> spend(weigh(input));
            case PARTIAL -> partials++;
            case REGULAR_EXPRESSION -> Kind.meter(part);
            case PATH, ARRAY, OBJECT, OPERATOR, CONDITION, APPLICATION, TRANSFORMATION, CALL, VARIABLE, FUNCTION, OTHER -> { }
        }
    }

    /** Each array among the values is appended to a copy of those before it. */
    private long priceOfAll(Object input) {
        var values = input instanceof Map<?, ?> map ? map.values() : input instanceof List<?> list ? list : List.of();
        var weight = weigh(input);
        return weight + values.stream().filter(List.class::isInstance).count() * weight / COPIES_A_UNIT;
    }

    private void leave(Symbol part, Object input, Jsonata.Frame frame, Object result) {
        var own = levels[depth].kind;
        depth--;
        var parent = levels[depth];
        if (parent.kind == Kind.CALL && !parent.called) {
            parent.called = true;
            requireFunction(result);
        }
        switch (result) {
            case null -> { }
            case String text -> {
                if (own == Kind.OPERATOR) {
                    made(text);
                }
                if (parent.groups) {
                    spend(parent.keys++ / COPIES_A_UNIT);
                }
            }
            case List<?> list -> listed(part, own, parent, list);
            case Map<?, ?> map -> contained(own, parent, map, map.size());
            default -> { }
        }
    }

    /** The library would refuse it too, but write the value to the standard output first. */
    private static void requireFunction(Object called) {
        switch (called) {
            case List<?> found when found.isEmpty() -> { }
            // the library takes it out of the list later
            case List<?> found when found.size() == 1 -> requireFunction(found.getFirst());
            case Map<?, ?> _, List<?> _, String _, Number _, Boolean _ -> throw new JException("T1006", 0);
            case null, default -> { }
        }
    }

    private void listed(Symbol part, Kind own, Level parent, List<?> list) {
        requireItems(list.size());
        parent.binds |= parent.kind == Kind.PATH && part.tuple != null;
        if (parent.kind == Kind.PATH || parent.kind == Kind.ARRAY) {
            spend(parent.binds ? (long) PRICE_OF_BINDINGS * list.size() : list.size());
        }
        if (own != Kind.VARIABLE && own != Kind.OTHER) {
            spend(list.size());
        }
        contained(own, parent, list, list.size());
    }

    private void contained(Kind own, Level parent, Object container, int size) {
        if (own != Kind.VARIABLE && !(container instanceof ObjectView) && !(container instanceof ArrayView)) {
            requireItems(size);
            weigh(container);
        }
        switch (parent.kind) {
            case OPERATOR, CONDITION -> spend(weigh(container));
            case APPLICATION, CALL -> {
                if (transforms) {
                    spend(PRICE_OF_COPY * weigh(container));
                }
            }
            case OBJECT -> spend(size);
            case PATH, ARRAY, TRANSFORMATION, VARIABLE, NAME, WILDCARD, DESCENDANTS, FUNCTION, PARTIAL, REGULAR_EXPRESSION, OTHER -> { }
        }
    }

    /** How much there is of a value, at most {@link Weights#MAX_WEIGHT}. */
    long weigh(Object value) {
        try {
            var weight = weights.of(value);
            if (weights.isChanging()) {
                spend(weight / PARTS_A_UNIT);
            }
            return weight;
        } catch (Exceeded e) {
            exceeded = e;
            throw e;
        }
    }

    /** A text was made. */
    String made(String text) {
        requireTextOf(text.length());
        spend(text.length() / CHARACTERS_A_UNIT);
        return text;
    }

    void spend(long units) {
        if (!effort.take(units)) {
            throw exceed("The evaluation was given up after " + Effort.BUDGET + " steps");
        }
    }

    void requireItems(long count) {
        if (count > MAX_ITEMS) {
            throw exceed("The evaluation made an array of more than " + MAX_ITEMS + " items");
        }
    }

    void requireTextOf(long length) {
        if (length > MAX_TEXT) {
            throw exceed("The evaluation made a string of more than " + MAX_TEXT + " characters");
        }
    }

    private Exceeded exceed(String message) {
        exceeded = new Exceeded(message);
        return exceeded;
    }

    /** The bound that was reached, if one was; the library may have made another exception of it on its way. */
    Exceeded exceeded() {
        return exceeded;
    }

    /** A bound was reached. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exceeded(String message) {
            super(message, null, false, false);
        }
    }
}
