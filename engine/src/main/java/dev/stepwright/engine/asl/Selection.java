package dev.stepwright.engine.asl;

import dev.stepwright.engine.expression.Path;

/** The value of InputPath or OutputPath. */
public sealed interface Selection {

    /** {@code "$"}, or the field is absent: everything. */
    record Whole() implements Selection {
    }

    /** {@code null}: an empty object. */
    record Nothing() implements Selection {
    }

    /** Any other path, into the document or, with {@code $$}, the context object. */
    record At(Path path) implements Selection {
    }
}
