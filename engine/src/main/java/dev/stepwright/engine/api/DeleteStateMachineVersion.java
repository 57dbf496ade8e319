package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Arn.Qualifier;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.registry.Alias;
import dev.stepwright.engine.registry.Published;
import java.util.List;
import java.util.stream.Collectors;

/** Takes a revision's number away, or finds it taken, unless an alias leads to it. Executions of it go on. */
record DeleteStateMachineVersion(Registered machines) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.text("stateMachineVersionArn", 1, 2000).mandatory());
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var arn = Arn.ofVersion(in.text("stateMachineVersionArn"));
        var number = ((Qualifier.Version) arn.qualifier()).number();
        machines.find(arn.unqualified()).ifPresent(machine -> machines.published(machine, published -> {
            var without = without(published, number);
            published.version(number).ifPresent(version -> machines.store().beginDisuse(machine.arn(), version.revision()));
            return without;
        }));
        return Operation.answer();
    }

    private static Published without(Published published, long number) {
        var aliases = published.aliasesOf(number);
        if (!aliases.isEmpty()) {
            throw new ApiException(new ApiError.ConflictException("Version to be deleted must not be referenced by an alias. "
                    + "Current list of aliases referencing this version: "
                    + aliases.stream().map(Alias::name).collect(Collectors.joining(", ", "[", "]"))));
        }
        return published.withoutVersion(number);
    }
}
