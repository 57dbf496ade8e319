package dev.stepwright.engine.asl;

import java.util.OptionalLong;

/**
 * A whole definition (States Language, "Top-level fields").
 *
 * @param comment        free text, empty when absent
 * @param workflow       the top-level states
 * @param timeoutSeconds the longest an execution may run, in seconds
 */
public record StateMachine(String comment, Workflow workflow, OptionalLong timeoutSeconds) {
}
