package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.registry.Definitions;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.util.List;
import java.util.Map;

/** The machine as it was when an execution of it started, also after it was changed or deleted. */
record DescribeStateMachineForExecution(Registered machines, Definitions definitions, Executions executions) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("executionArn").mandatory(), Member.choice("includedData", "ALL_DATA", "METADATA_ONLY"));
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var start = ExecutionMembers.describe(executions, in.text("executionArn")).start();
        var revision = machines.store().revision(start.stateMachine(), start.revision())
                .orElseThrow(() -> new StoreUnavailable("Expected revision " + start.revision() + " of "
                        + start.stateMachine() + ", but the registry has none", null));
        var answer = Operation.answer().put("updateDate", Timestamps.of(revision.updated()));
        if (MachineMembers.isMetadataOnly(in)) {
            return MachineMembers.write(answer, revision, "{}", Map.of());
        }
        return MachineMembers.write(answer, revision, machines.store().definitionText(revision),
                definitions.definition(revision.stateMachineArn(), revision.id()).variableReferences());
    }
}
