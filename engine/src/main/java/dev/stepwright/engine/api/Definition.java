package dev.stepwright.engine.api;

import dev.stepwright.engine.api.DefinitionCheck.Finding;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.registry.MachineType;
import java.util.stream.Collectors;

/** A definition as a request brings it. */
final class Definition {

    /** In characters (API reference, CreateStateMachine). */
    static final int LONGEST = 1_048_576;

    private Definition() {
    }

    /** @throws ApiException InvalidDefinition, with every fault */
    static void expectValid(DefinitionCheck check, String definition, MachineType type) {
        var faults = check.check(definition, type).stream().filter(Finding::error).toList();
        if (!faults.isEmpty()) {
            throw new ApiException(ApiError.InvalidDefinition.of(faults.stream()
                    .map(fault -> fault.code() + ": " + fault.message() + " at " + fault.location().orElse(null))
                    .collect(Collectors.joining(", "))));
        }
    }
}
