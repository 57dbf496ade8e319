package dev.stepwright.engine.api;

import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.registry.Machine;
import dev.stepwright.engine.registry.Published;
import dev.stepwright.engine.registry.StateMachines;
import dev.stepwright.engine.registry.StateMachines.Written;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The registry, with its answers as the API's errors. */
record Registered(StateMachines store, Executions executions) {

    private static final String RUNNING = "RUNNING";

    /** The machine that an ARN names, whatever its version. Where it is being deleted, it still is there. */
    Machine machine(Arn arn) {
        return find(arn.unqualified()).orElseThrow(() -> doesNotExist(arn));
    }

    /** A machine that takes executions and changes. */
    Machine standing(Arn arn) {
        var machine = machine(arn);
        expectStanding(machine);
        return machine;
    }

    static void expectStanding(Machine machine) {
        if (machine.isDeleting()) {
            throw deleting(machine.arn());
        }
    }

    static ApiException doesNotExist(Arn arn) {
        return new ApiException(new ApiError.StateMachineDoesNotExist(arn.text()));
    }

    /**
     * The machine of that ARN, unless it is to be deleted and none of its executions runs. This only reads: tasks look at machines too,
     * with fewer permissions than the API has.
     */
    Optional<Machine> find(String arn) {
        return store.find(arn).filter(machine -> !isGone(machine));
    }

    /** Ends the deletion of a machine if none of its executions runs, and says whether it is gone. */
    boolean isForgotten(Machine machine) {
        if (!isGone(machine)) {
            return false;
        }
        store.publications().forget(machine);
        store.forget(machine);
        return true;
    }

    private boolean isGone(Machine machine) {
        return machine.isDeleting() && !isBusy(machine);
    }

    private boolean isBusy(Machine machine) {
        return !executions.list(machine.arn(), Optional.of(RUNNING), 1, Optional.empty()).executions().isEmpty();
    }

    private static ApiException deleting(String arn) {
        return new ApiException(new ApiError.StateMachineDeleting(arn));
    }

    static void expect(Machine machine, MachineType type) {
        if (machine.current().type() != type) {
            throw new ApiException(ApiError.StateMachineTypeNotSupported.OPERATION);
        }
    }

    /** The machine as it is now, or why it is not so. */
    Machine written(String arn, Written written) {
        return switch (written) {
            case Written.Done(var machine) -> machine;
            case Written.NameTaken(var _) -> throw new ApiException(new ApiError.StateMachineAlreadyExists(arn));
            case Written.Deleting() -> throw deleting(arn);
            case Written.Missing() -> throw new ApiException(new ApiError.StateMachineDoesNotExist(arn));
            case Written.Conflict() -> throw conflict();
        };
    }

    /** What is published of the machine after the change, or why it is not changed. */
    Published published(Machine machine, UnaryOperator<Published> change) {
        return store.publications().rewrite(machine, change).orElseThrow(Registered::conflict);
    }

    private static ApiException conflict() {
        return new ApiException(new ApiError.ConflictException("The state machine is being changed by other requests: try again"));
    }
}
