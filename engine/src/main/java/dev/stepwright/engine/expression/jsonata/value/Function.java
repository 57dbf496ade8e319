package dev.stepwright.engine.expression.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;

/** A function as expressions have it: one of the library, one written in an expression, or one made of others. */
public interface Function {

    /** How many parameters it has; functions of higher order hand on no more than that. */
    int arity();

    /**
     * @param arguments null for one that is undefined
     * @param context   stands in for an argument that is left out, where the signature says so; null when undefined
     */
    JsonNode call(JsonNode[] arguments, JsonNode context, Run run);
}
