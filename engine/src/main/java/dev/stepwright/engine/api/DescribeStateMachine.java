package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.registry.Alias;
import dev.stepwright.engine.registry.Definitions;
import dev.stepwright.engine.registry.Version;
import java.util.List;
import java.util.Map;

/**
 * A machine at its latest revision, or one of its versions. An alias stands for the version that most executions started with it get
 * (the API reference allows its ARN, and does not say what it means).
 */
record DescribeStateMachine(Registered machines, Definitions definitions) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("stateMachineArn").mandatory(),
                Member.choice("includedData", "ALL_DATA", "METADATA_ONLY"));
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var selected = Selected.of(machines, Arn.ofWholeStateMachine(in.text("stateMachineArn")), Alias::usualVersion);
        var machine = selected.machine();
        var revision = selected.revision();
        var answer = Operation.answer().put("status", machine.isDeleting() ? "DELETING" : "ACTIVE").put("type", revision.type().name())
                .put("creationDate", Timestamps.of(selected.version().map(Version::created).orElse(machine.created())));
        selected.version().flatMap(Version::descriptionKey).map(machines.store().publications()::description)
                .ifPresent(description -> answer.put("description", description));
        if (MachineMembers.isMetadataOnly(in)) {
            MachineMembers.write(answer, revision, "{}", Map.of());
        } else {
            MachineMembers.write(answer, revision, machines.store().definitionText(revision),
                    definitions.definition(revision.stateMachineArn(), revision.id()).variableReferences());
        }
        return answer.put("stateMachineArn", selected.arn());
    }
}
