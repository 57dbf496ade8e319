package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.Executions;
import java.util.List;

record SendTaskFailure(Executions executions) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(TaskMembers.TOKEN, Member.secret("error", 0, 256), Member.secret("cause", 0, 32_768));
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var failure = new Failure(in.optionalText("error"), in.optionalText("cause"));
        return TaskMembers.answer(executions.deliver(in.text("taskToken"), new TaskOutcome.Failed(failure)));
    }
}
