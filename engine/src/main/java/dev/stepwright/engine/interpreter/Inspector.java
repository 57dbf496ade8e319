package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.payload.Payload;

/** Watches data pass the stages of a state: what TestState's inspection level shows. Must not change anything. */
@FunctionalInterface
public interface Inspector {

    /** Looks away. */
    Inspector NONE = (_, _) -> { };

    void saw(Stage stage, Payload value);
}
