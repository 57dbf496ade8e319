package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import java.util.List;

/** No machine has versions here yet: the list is empty, which clients ask for on every look at a machine. */
record ListStateMachineVersions(Registered machines) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("stateMachineArn").mandatory(), Member.text("nextToken", 1, 1024),
                Member.number("maxResults", 0, 1000));
    }

    @Override
    public ObjectNode perform(Arguments in) {
        machines.machine(Arn.ofWholeStateMachine(in.text("stateMachineArn")).text());
        var answer = Operation.answer();
        answer.putArray("stateMachineVersions");
        return answer;
    }
}
