package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.journal.Executions;
import java.util.List;

record SendTaskHeartbeat(Executions executions) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(TaskMembers.TOKEN);
    }

    @Override
    public ObjectNode perform(Arguments in) {
        return TaskMembers.answer(executions.heartbeat(in.text("taskToken")));
    }
}
