package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.PageTokens;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.Executions.Listed;
import dev.stepwright.engine.registry.Alias;
import java.util.List;

/**
 * Executions of a standard machine, or of one of its versions or aliases: running ones by when they began or were redriven, the others by when they closed, latest first (API
 * reference, ListExecutions).
 */
record ListExecutions(Registered machines, Executions executions, PageTokens tokens) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("stateMachineArn"),
                Member.choice("statusFilter", "SUCCEEDED", "TIMED_OUT", "PENDING_REDRIVE", "ABORTED", "FAILED", "RUNNING"),
                Member.number("maxResults", 0, 1000), Member.text("nextToken", 1, 3096), Member.text("mapRunArn", 1, 2000),
                Member.choice("redriveFilter", "REDRIVEN", "NOT_REDRIVEN"));
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var arn = Arn.ofStateMachine(parent(in));
        var selected = Selected.of(machines, arn, Alias::usualVersion);
        Registered.expect(selected.machine(), MachineType.STANDARD);
        var status = in.optionalText("statusFilter");
        var scope = "ListExecutions " + arn.text() + " " + status.orElse("");
        var cursor = tokens.open(scope, in.optionalText("nextToken"));
        var page = new ExecutionsOf(executions, arn, status).page(in.pageSize(100), cursor);

        var answer = Operation.answer();
        var listing = answer.putArray("executions");
        page.executions().forEach(listed -> write(listing.addObject(), listed));
        page.cursor().ifPresent(next -> answer.put("nextToken", tokens.seal(scope, next)));
        return answer;
    }

    private static void write(ObjectNode execution, Listed listed) {
        execution.put("executionArn", listed.execution())
                .put("stateMachineArn", listed.stateMachine()).put("name", listed.name()).put("status", listed.status())
                .put("startDate", Timestamps.of(listed.startDate())).put("redriveCount", listed.redriveCount());
        listed.redriveDate().ifPresent(date -> execution.put("redriveDate", Timestamps.of(date)));
        listed.stopDate().ifPresent(date -> execution.put("stopDate", Timestamps.of(date)));
        listed.stateMachineVersionArn().ifPresent(version -> execution.put("stateMachineVersionArn", version));
        listed.stateMachineAliasArn().ifPresent(alias -> execution.put("stateMachineAliasArn", alias));
    }

    private static String parent(Arguments in) {
        if (in.has("mapRunArn") == in.has("stateMachineArn")) {
            throw new ApiException(new ApiError.ValidationException(
                    "Expected exactly one of stateMachineArn and mapRunArn"));
        }
        if (in.optionalText("statusFilter").filter("PENDING_REDRIVE"::equals).isPresent() && in.has("stateMachineArn")) {
            throw new ApiException(new ApiError.ValidationException(
                    "PENDING_REDRIVE status filter cannot be applied to ListExecutions call with StateMachine ARN"));
        }
        if (in.has("redriveFilter") && in.has("stateMachineArn")) {
            throw new ApiException(new ApiError.ValidationException(
                    "RedriveFilter cannot be applied to ListExecutions call with StateMachine ARN"));
        }
        return in.optionalText("stateMachineArn")
                .orElseThrow(() -> new ApiException(new ApiError.ResourceNotFound(in.text("mapRunArn"))));
    }
}
