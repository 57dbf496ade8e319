package dev.stepwright.engine.api;

import dev.stepwright.engine.registry.MachineType;
import java.util.List;
import java.util.Optional;

/** Finds what is wrong with a definition. */
@FunctionalInterface
public interface DefinitionCheck {

    /**
     * @param code     such as {@code SCHEMA_VALIDATION_FAILED}
     * @param location in AWS's form, {@code /States/A}; empty when AWS names none
     */
    record Finding(boolean error, String code, String message, Optional<String> location) {
    }

    /** Every fault and doubt; a definition without faults is runnable. */
    List<Finding> check(String definition, MachineType type);
}
