package dev.stepwright.engine.api;

import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.registry.Machine;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.registry.StateMachines;
import dev.stepwright.engine.registry.StateMachines.Written;

/** The registry, with its answers as the API's errors. */
record Registered(StateMachines store) {

    Machine machine(String arn) {
        return store.find(arn).orElseThrow(() -> new ApiException(new ApiError.StateMachineDoesNotExist(arn)));
    }

    Machine machine(String arn, MachineType type) {
        var machine = machine(arn);
        if (machine.current().type() != type) {
            throw new ApiException(ApiError.StateMachineTypeNotSupported.OPERATION);
        }
        return machine;
    }

    /** The machine as it is now, or why it is not so. */
    Machine written(String arn, Written written) {
        return switch (written) {
            case Written.Done(var machine) -> machine;
            case Written.NameTaken(var _) -> throw new ApiException(new ApiError.StateMachineAlreadyExists(arn));
            case Written.Missing() -> throw new ApiException(new ApiError.StateMachineDoesNotExist(arn));
            case Written.Conflict() -> throw new ApiException(new ApiError.ConflictException(
                    "The state machine is being changed by other requests: try again"));
        };
    }
}
