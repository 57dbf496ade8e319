package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.journal.Executions;
import java.util.List;

/** Aborts an execution; one that is closed stays as it is, and the answer says when it closed. */
record StopExecution(Executions executions) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("executionArn").mandatory(), Member.secret("error", 0, 256),
                Member.secret("cause", 0, 32_768));
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var arn = Arn.ofExecution(in.text("executionArn")).text();
        var stopped = executions.stop(arn, new Failure(in.optionalText("error"), in.optionalText("cause")));
        return Operation.answer()
                .put("stopDate", Timestamps.of(stopped.orElseThrow(() -> ExecutionMembers.doesNotExist(arn))));
    }
}
