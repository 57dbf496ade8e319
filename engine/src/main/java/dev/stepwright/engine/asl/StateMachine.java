package dev.stepwright.engine.asl;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A whole definition (States Language, "Top-level fields").
 *
 * @param comment        free text, empty when absent
 * @param workflow       the top-level states
 * @param timeoutSeconds the longest an execution may run, in seconds
 * @param variableReferences the variables that states refer to, by the name of the state
 */
public record StateMachine(String comment, Workflow workflow, OptionalLong timeoutSeconds,
                           Map<String, Collection<String>> variableReferences) {
}
