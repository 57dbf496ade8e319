package dev.stepwright.engine.api;

import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Arn.Qualifier;
import dev.stepwright.engine.registry.Alias;
import dev.stepwright.engine.registry.Machine;
import dev.stepwright.engine.registry.Revision;
import dev.stepwright.engine.registry.StoreUnavailable;
import dev.stepwright.engine.registry.Version;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** A machine as an ARN names it: at its latest revision, or at one of its versions, which an alias may have led to. */
record Selected(Machine machine, Revision revision, Optional<Version> version, Optional<Alias> alias) {

    /**
     * @param choice the number of the version that an alias leads to
     * @throws ApiException StateMachineDoesNotExist, also when the machine has no such version or alias
     */
    static Selected of(Registered machines, Arn arn, ToLongFunction<Alias> choice) {
        return of(machines, machines.machine(arn), arn, choice);
    }

    /** The same, where the machine is known. */
    static Selected of(Registered machines, Machine machine, Arn arn, ToLongFunction<Alias> choice) {
        return switch (arn.qualifier()) {
            case Qualifier.None() -> new Selected(machine, machine.current(), Optional.empty(), Optional.empty());
            case Qualifier.Version(var number) -> at(machines, machine, machines.store().publications().of(machine).version(number)
                    .orElseThrow(() -> Registered.doesNotExist(arn)), Optional.empty());
            case Qualifier.Alias(var name) -> {
                var published = machines.store().publications().of(machine);
                var alias = published.alias(name).orElseThrow(() -> Registered.doesNotExist(arn));
                yield at(machines, machine, published.version(choice.applyAsLong(alias)).orElseThrow(), Optional.of(alias));
            }
        };
    }

    private static Selected at(Registered machines, Machine machine, Version version, Optional<Alias> alias) {
        var revision = machine.current().id().equals(version.revision()) ? machine.current()
                : machines.store().revision(machine.arn(), version.revision()).orElseThrow(() -> new StoreUnavailable(
                        "Expected revision " + version.revision() + " of " + machine.arn() + ", but the registry has none", null));
        return new Selected(machine, revision, Optional.of(version), alias);
    }

    Optional<String> versionArn() {
        return version.map(found -> VersionMembers.arn(machine, found));
    }

    Optional<String> aliasArn() {
        return alias.map(found -> AliasMembers.arn(machine, found));
    }

    /** Of the version, if it is one, and else of the machine. */
    String arn() {
        return versionArn().orElse(machine.arn());
    }
}
