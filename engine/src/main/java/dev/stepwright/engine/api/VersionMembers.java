package dev.stepwright.engine.api;

import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.registry.FirstVersion;
import dev.stepwright.engine.registry.Machine;
import dev.stepwright.engine.registry.Published;
import dev.stepwright.engine.registry.Version;
import java.util.Optional;

/** What the actions that publish versions share. */
final class VersionMembers {

    private VersionMembers() {
    }

    static String arn(Machine machine, Version version) {
        return machine.arn() + ":" + version.number();
    }

    /** What a request that makes a revision asks to be published of it. */
    static Optional<FirstVersion> first(Arguments in) {
        if (in.flag("publish", false)) {
            return Optional.of(new FirstVersion(in.optionalText("versionDescription")));
        }
        if (in.has("versionDescription")) {
            throw new ApiException(new ApiError.ValidationException("Version description can only be set when publish is true"));
        }
        return Optional.empty();
    }

    /** The version of the machine's revision as it was read: the one that was published before, if one was, or a new one. */
    static Version publish(Registered machines, Machine machine, Optional<String> description) {
        var revision = machine.current();
        var publications = machines.store().publications();
        var published = machines.published(machine, before -> {
            if (before.versionOf(revision).isPresent()) {
                return before;
            }
            expectRoom(before);
            return before.with(revision, publications.now(), description.map(publications::keep));
        });
        return published.versionOf(revision).orElseThrow();
    }

    /** @throws ApiException ServiceQuotaExceededException when no version can be added */
    static void expectRoom(Published published) {
        if (published.versions().size() >= Published.MOST_VERSIONS) {
            throw new ApiException(new ApiError.ServiceQuotaExceededException("Expected at most " + Published.MOST_VERSIONS
                    + " versions of a state machine: delete one first"));
        }
    }
}
