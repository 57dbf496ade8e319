package dev.stepwright.engine.asl;

import dev.stepwright.engine.expression.Path;

/** A number written in the definition, or found while running (TimeoutSeconds/TimeoutSecondsPath, MaxConcurrency/…Path). */
public sealed interface Quantity {

    record Fixed(double value) implements Quantity {
    }

    /** @param path may point into the state's raw input or the context object */
    record From(Path path) implements Quantity {
    }
}
