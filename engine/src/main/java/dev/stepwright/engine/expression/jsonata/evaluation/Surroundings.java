package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;

/** What an expression sees of the world; each is asked for only when it is mentioned. */
public interface Surroundings {

    /** A variable that nothing in the expression binds, or null. */
    JsonNode variable(String name);

    /** A field of {@code $states}, or null. */
    JsonNode states(String field);
}
