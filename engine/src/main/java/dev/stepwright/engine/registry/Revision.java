package dev.stepwright.engine.registry;

import dev.stepwright.engine.asl.MachineType;
import java.time.Instant;

/**
 * A state machine as it was from one change to the next. It never changes, and outlives the machine: executions keep to
 * the revision they were started with. When none can be left that does, {@link RegistryUpkeep} deletes it.
 *
 * @param id             a UUID
 * @param initial        whether it is the one the machine was created with, which AWS shows without a revisionId
 * @param definitionHash SHA-256 of the definition's text in UTF-8, in lower-case hex
 * @param updated        since when
 */
public record Revision(String stateMachineArn, String name, MachineType type, String id, boolean initial,
                       String definitionHash, String roleArn, Logging logging, boolean tracing, Instant updated) {

    /** Whether both do the same: all but id and time. */
    boolean isAsGoodAs(Revision other) {
        return equals(new Revision(other.stateMachineArn, other.name, other.type, id, initial, other.definitionHash,
                other.roleArn, other.logging, other.tracing, updated));
    }
}
