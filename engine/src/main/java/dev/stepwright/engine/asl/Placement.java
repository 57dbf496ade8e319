package dev.stepwright.engine.asl;

import dev.stepwright.engine.expression.ReferencePath;

/** The value of ResultPath: where a result goes. */
public sealed interface Placement {

    /** {@code "$"}, or the field is absent: the result replaces the input. */
    record Replace() implements Placement {
    }

    /** {@code null}: the result is dropped and the input kept. */
    record Discard() implements Placement {
    }

    /** A Reference Path: the result is put there in the raw input. */
    record At(ReferencePath path) implements Placement {
    }
}
