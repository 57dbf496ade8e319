package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.Executions.Redriving;
import java.util.List;

/** An execution that failed, timed out or was aborted goes on from where it did; idempotent by client token for 15 minutes. */
record RedriveExecution(Executions executions) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("executionArn").mandatory(), Member.pattern("clientToken", 1, 64, "[!-~]+"));
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var arn = Arn.ofExecution(in.text("executionArn")).text();
        return switch (executions.redrive(arn, in.optionalText("clientToken"))) {
            case Redriving.Redriven(var date) -> Operation.answer().put("redriveDate", Timestamps.of(date));
            case Redriving.NotRedrivable(var reason) ->
                    throw new ApiException(new ApiError.ExecutionNotRedrivable(arn, reason));
            case Redriving.NoExecution() -> throw ExecutionMembers.doesNotExist(arn);
        };
    }
}
