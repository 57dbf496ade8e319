package dev.stepwright.engine.expression.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;

/** A function among the values. It counts as true unless it is {@link #plain}. */
public final class FunctionNode extends POJONode {

    private static final long serialVersionUID = 1;

    private final transient Function function;
    private final boolean plain;

    public FunctionNode(Function function) {
        this(function, false);
    }

    private FunctionNode(Function function, boolean plain) {
        super(function);
        this.function = function;
        this.plain = plain;
    }

    /** One that 2.0.6 has as a function of JavaScript, where the others are objects: an argument of a call, a pattern. */
    public static FunctionNode plain(Function function) {
        return new FunctionNode(function, true);
    }

    public Function function() {
        return function;
    }

    boolean isPlain() {
        return plain;
    }

    /** The function that a value is, or null. */
    public static Function in(JsonNode value) {
        return value instanceof FunctionNode node ? node.function : null;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof FunctionNode node && node.function == function;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(function);
    }
}
