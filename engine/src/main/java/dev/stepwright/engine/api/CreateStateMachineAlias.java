package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.registry.Alias;
import dev.stepwright.engine.registry.Machine;
import dev.stepwright.engine.registry.Published;
import java.util.List;

/** Makes an alias of the versions that it leads to, or finds it made: a second one of that name must say the same. */
record CreateStateMachineAlias(Registered machines) implements Operation {

    /** Not a number alone, which would be a version's (API reference). */
    private static final String NAME = "^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$";

    @Override
    public List<Member> members() {
        return List.of(AliasMembers.description(), Member.pattern("name", 1, 80, NAME).mandatory(),
                AliasMembers.routingConfiguration().mandatory());
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var name = in.text("name");
        var routing = AliasMembers.routing(in);
        var machine = machines.find(routing.machine()).orElseThrow(() ->
                AliasMembers.missing(routing.machine() + ":" + routing.routes().getFirst().version()));
        Registered.expectStanding(machine);
        var publications = machines.store().publications();
        var now = publications.now();
        var wanted = new Alias(name, in.optionalText("description").map(publications::keep), routing.routes(), now, now);
        var alias = machines.published(machine, published -> with(machine, published, wanted)).alias(name).orElseThrow();
        return Operation.answer().put("stateMachineAliasArn", AliasMembers.arn(machine, alias))
                .put("creationDate", Timestamps.of(alias.created()));
    }

    private static Published with(Machine machine, Published published, Alias wanted) {
        AliasMembers.expectVersions(machine, published, wanted.routes());
        var existing = published.alias(wanted.name());
        if (existing.isEmpty()) {
            expectRoom(published);
            return published.with(wanted);
        }
        if (!existing.get().routes().equals(wanted.routes()) || !existing.get().descriptionKey().equals(wanted.descriptionKey())) {
            throw new ApiException(new ApiError.ConflictException("Failed to create alias because an alias with the same name and "
                    + "a different routing configuration already exists."));
        }
        return published;
    }

    private static void expectRoom(Published published) {
        if (published.aliases().size() >= Published.MOST_ALIASES) {
            throw new ApiException(new ApiError.ServiceQuotaExceededException("Expected at most " + Published.MOST_ALIASES
                    + " aliases of a state machine: delete one first"));
        }
    }
}
