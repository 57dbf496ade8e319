package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.registry.Alias;
import dev.stepwright.engine.registry.Alias.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets an alias lead elsewhere, or changes its description. Executions that it led to a version stay with that. */
record UpdateStateMachineAlias(Registered machines) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("stateMachineAliasArn").mandatory(), AliasMembers.description(), AliasMembers.routingConfiguration());
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var arn = Arn.ofAlias(in.text("stateMachineAliasArn"));
        if (!in.has("description") && !in.has("routingConfiguration")) {
            throw new ApiException(new ApiError.ValidationException("Expected a description or a routingConfiguration, found neither",
                    Optional.of("MISSING_REQUIRED_PARAMETER")));
        }
        var routes = routes(arn, in);
        var machine = machines.find(arn.unqualified()).orElseThrow(() -> AliasMembers.missing(arn.text()));
        Registered.expectStanding(machine);
        var publications = machines.store().publications();
        var description = in.optionalText("description").map(publications::keep);
        var now = publications.now();
        var alias = machines.published(machine, published -> {
            var before = published.alias(AliasMembers.name(arn)).orElseThrow(() -> AliasMembers.missing(arn.text()));
            routes.ifPresent(wanted -> AliasMembers.expectVersions(machine, published, wanted));
            return published.with(changed(before, description, routes, now));
        }).alias(AliasMembers.name(arn)).orElseThrow();
        return Operation.answer().put("updateDate", Timestamps.of(alias.updated()));
    }

    private static Optional<List<Route>> routes(Arn alias, Arguments in) {
        if (!in.has("routingConfiguration")) {
            return Optional.empty();
        }
        var routing = AliasMembers.routing(in);
        if (!routing.machine().equals(alias.unqualified())) {
            throw new ApiException(new ApiError.ValidationException("Routing configuration must contain versions of the state machine of "
                    + "the alias " + alias.text(), Optional.of("INVALID_ROUTING_CONFIGURATION")));
        }
        return Optional.of(routing.routes());
    }

    /** The same again when nothing is different: a repeated request changes nothing (API reference). */
    private static Alias changed(Alias before, Optional<String> description, Optional<List<Route>> routes, Instant now) {
        var after = new Alias(before.name(), description.or(before::descriptionKey), routes.orElse(before.routes()),
                before.created(), before.updated());
        return after.equals(before) ? before
                : new Alias(after.name(), after.descriptionKey(), after.routes(), after.created(), now);
    }
}
