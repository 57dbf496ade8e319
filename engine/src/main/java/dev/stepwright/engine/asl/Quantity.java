package dev.stepwright.engine.asl;

import dev.stepwright.engine.expression.Path;
import dev.stepwright.engine.expression.jsonata.JsonataExpression;

/** A number written in the definition, or found while running (TimeoutSeconds/TimeoutSecondsPath, MaxConcurrency/…Path). */
public sealed interface Quantity {

    record Fixed(double value) implements Quantity {
    }

    /** @param path may point into the state's raw input or the context object */
    record From(Path path) implements Quantity {
    }

    /** JSONata in that field. */
    record Evaluated(String field, JsonataExpression expression) implements Quantity {
    }
}
