package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.registry.Definitions;
import java.util.List;
import java.util.Map;

record DescribeStateMachine(Registered machines, Definitions definitions) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("stateMachineArn").mandatory(),
                Member.choice("includedData", "ALL_DATA", "METADATA_ONLY"));
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var machine = machines.machine(Arn.ofWholeStateMachine(in.text("stateMachineArn")).text());
        var revision = machine.current();
        var answer = Operation.answer().put("status", machine.isDeleting() ? "DELETING" : "ACTIVE").put("type", revision.type().name())
                .put("creationDate", Timestamps.of(machine.created()));
        if (MachineMembers.isMetadataOnly(in)) {
            return MachineMembers.write(answer, revision, "{}", Map.of());
        }
        return MachineMembers.write(answer, revision, machines.store().definitionText(revision),
                definitions.definition(revision.stateMachineArn(), revision.id()).variableReferences());
    }
}
