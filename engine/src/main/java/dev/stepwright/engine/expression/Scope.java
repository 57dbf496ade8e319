package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an expression may see.  Each method is called only when an expression needs that part, so an implementation may
 * compute lazily; see {@link Expression#readsInput()} and its fellows to know beforehand.
 */
public interface Scope {

    /** The document behind {@code $}: a state's input, or the result a {@code ResultSelector} works on. */
    JsonNode input();

    /** The context object behind {@code $$}. */
    JsonNode context();

    /** The value of an assigned variable, or null when no variable of this name has been assigned. */
    JsonNode variable(String name);

    /** What the expressions that see this may still do; shared by all that are evaluated for one state. */
    default Effort effort() {
        return new Effort();
    }
}
