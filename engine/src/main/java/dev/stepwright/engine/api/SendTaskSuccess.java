package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.Executions.Delivery;
import java.util.List;

record SendTaskSuccess(ApiSettings settings, Executions executions) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(TaskMembers.TOKEN, Member.data("output", settings.documentBytes()).mandatory());
    }

    @Override
    public ObjectNode perform(Arguments in) {
        if (!executions.isToken(in.text("taskToken"))) {
            return TaskMembers.answer(Delivery.INVALID_TOKEN);
        }
        var output = ExecutionMembers.document(in.text("output"), ApiError.InvalidOutput::new);
        return TaskMembers.answer(executions.deliver(in.text("taskToken"), new TaskOutcome.Succeeded(output)));
    }
}
