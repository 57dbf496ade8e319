package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.registry.StateMachines.Written;
import java.util.List;

/** Deletes a machine at once, or finds it deleted; its running executions go on, and their history can still be read. */
record DeleteStateMachine(Registered machines) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("stateMachineArn").mandatory());
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var arn = Arn.ofStateMachine(in.text("stateMachineArn")).text();
        var written = machines.store().delete(arn);
        if (!(written instanceof Written.Missing)) {
            machines.written(arn, written);
        }
        return Operation.answer();
    }
}
