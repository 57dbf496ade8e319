package dev.stepwright.engine.expression;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** One step of a path of any kind, from the nodes that it is applied to, to those that it leads to. */
sealed interface PathToken {

    /** How json-path 2.0.0 writes it, and AWS in its causes. */
    String text();

    /** Whether it leads to one node; a path of such steps gives the node itself and not an array. */
    default boolean isDefinite() {
        return switch (this) {
            case Field _, Fields _, Place _, FromEnd _ -> true;
            case Every _, Places _, Slice _, Filter _, Scan _ -> false;
        };
    }

    record Field(String name) implements PathToken {
        @Override
        public String text() {
            return "['" + name + "']";
        }
    }

    /** {@code ['a','b']}: an object of those that are there; only at the end of a path. */
    record Fields(List<String> names) implements PathToken {
        @Override
        public String text() {
            return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** {@code [*]}. */
    record Every() implements PathToken {
        @Override
        public String text() {
            return "[*]";
        }
    }

    /** {@code [1]}; a negative one is before the start, where there is never anything. */
    record Place(int place) implements PathToken {
        @Override
        public String text() {
            return "[" + place + "]";
        }
    }

    /** {@code [0,2]}. */
    record Places(List<Integer> places) implements PathToken {
        @Override
        public String text() {
            return places.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        }
    }

    /** {@code [(@.length-1)]}: a place counted from the end. */
    record FromEnd(int offset) implements PathToken {
        @Override
        public String text() {
            return "[@.size()" + offset + "]";
        }
    }

    /** {@code [1:3]}; one of both may be missing. */
    record Slice(OptionalInt from, OptionalInt to) implements PathToken {
        @Override
        public String text() {
            return "[" + (from.isPresent() ? from.getAsInt() : "") + ":" + (to.isPresent() ? to.getAsInt() : "") + "]";
        }
    }

    /** {@code [?(...)]}. */
    record Filter(PathFilter filter) implements PathToken {
        @Override
        public String text() {
            return "[?]";
        }
    }

    /** {@code ..}: the step behind it is applied to all that is below. */
    record Scan() implements PathToken {
        @Override
        public String text() {
            return "..";
        }
    }
}
