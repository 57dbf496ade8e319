package dev.stepwright.engine.expression.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;

/** A function among the values. */
public final class FunctionNode extends POJONode {

    private static final long serialVersionUID = 1;

    private final transient Function function;

    public FunctionNode(Function function) {
        super(function);
        this.function = function;
    }

    public Function function() {
        return function;
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
