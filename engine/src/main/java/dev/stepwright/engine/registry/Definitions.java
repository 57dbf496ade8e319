package dev.stepwright.engine.registry;

import dev.stepwright.engine.asl.StateMachine;

/** Compiled definitions by revision. A revision never changes, so implementations keep what they compiled. */
public interface Definitions {

    /** Throws {@link StoreUnavailable} when it cannot be had. */
    StateMachine definition(String stateMachineArn, String revision);

    /**
     * Whether the machine was deleted, or is about to be; what is known may be a second old. Where nothing is registered, nothing is
     * deleted. Throws {@link StoreUnavailable} when it cannot be told.
     */
    default boolean isDeleted(String stateMachineArn) {
        return false;
    }
}
