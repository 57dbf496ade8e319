package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.Timestamps;
import java.util.List;

record DescribeStateMachineAlias(Registered machines) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("stateMachineAliasArn").mandatory());
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var arn = Arn.ofAlias(in.text("stateMachineAliasArn"));
        var publications = machines.store().publications();
        var machine = machines.find(arn.unqualified()).orElseThrow(() -> AliasMembers.missing(arn.text()));
        var alias = publications.of(machine).alias(AliasMembers.name(arn)).orElseThrow(() -> AliasMembers.missing(arn.text()));
        var answer = Operation.answer().put("stateMachineAliasArn", AliasMembers.arn(machine, alias)).put("name", alias.name());
        alias.descriptionKey().map(publications::description).ifPresent(description -> answer.put("description", description));
        AliasMembers.write(answer.putArray("routingConfiguration"), machine, alias.routes());
        return answer.put("creationDate", Timestamps.of(alias.created())).put("updateDate", Timestamps.of(alias.updated()));
    }
}
