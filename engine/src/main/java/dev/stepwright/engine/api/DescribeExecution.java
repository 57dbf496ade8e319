package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.Executions.Description;
import java.util.List;
import java.util.Optional;

record DescribeExecution(Executions executions) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("executionArn").mandatory(), Member.choice("includedData", "ALL_DATA", "METADATA_ONLY"));
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var found = ExecutionMembers.describe(executions, in.text("executionArn"));
        var withData = !in.optionalText("includedData").orElse("ALL_DATA").equals("METADATA_ONLY");
        var start = found.start();
        var answer = Operation.answer().put("executionArn", start.execution()).put("stateMachineArn", start.stateMachine())
                .put("name", start.name()).put("status", found.status()).put("startDate", Timestamps.of(found.startDate()));
        found.stopDate().ifPresent(date -> answer.put("stopDate", Timestamps.of(date)));
        ExecutionMembers.putData(answer, "input", Optional.of(start.input()), withData);
        found.output().ifPresent(output -> ExecutionMembers.putData(answer, "output", Optional.of(output), withData));
        found.failure().ifPresent(failure -> {
            failure.error().ifPresent(error -> answer.put("error", error));
            failure.cause().ifPresent(cause -> answer.put("cause", cause));
        });
        start.traceHeader().ifPresent(header -> answer.put("traceHeader", header));
        start.stateMachineVersionArn().ifPresent(arn -> answer.put("stateMachineVersionArn", arn));
        start.stateMachineAliasArn().ifPresent(arn -> answer.put("stateMachineAliasArn", arn));
        putRedrive(answer, found);
        return answer;
    }

    private static void putRedrive(ObjectNode answer, Description found) {
        answer.put("redriveCount", found.redriveCount());
        found.redriveDate().ifPresent(date -> answer.put("redriveDate", Timestamps.of(date)));
        found.notRedrivable().ifPresentOrElse(
                reason -> answer.put("redriveStatus", "NOT_REDRIVABLE").put("redriveStatusReason", reason),
                () -> answer.put("redriveStatus", "REDRIVABLE"));
    }
}
