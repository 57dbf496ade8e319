package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import java.util.List;

/** Takes an alias away, or finds it taken. Executions that were started with it go on. */
record DeleteStateMachineAlias(Registered machines) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("stateMachineAliasArn").mandatory());
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var arn = Arn.ofAlias(in.text("stateMachineAliasArn"));
        machines.find(arn.unqualified()).ifPresent(machine ->
                machines.published(machine, published -> published.withoutAlias(AliasMembers.name(arn))));
        return Operation.answer();
    }
}
