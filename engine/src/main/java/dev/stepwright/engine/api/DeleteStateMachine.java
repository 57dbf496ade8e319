package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.registry.StateMachines.Written;
import java.util.List;

/**
 * Deletes a machine with its versions and aliases, or finds it deleted. Its running executions end at their next transition; until the last of them is over the
 * machine is there, as DELETING. What is recorded of its executions can be read also after that.
 */
record DeleteStateMachine(Registered machines) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("stateMachineArn").mandatory());
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var arn = Arn.ofUnqualifiedStateMachine(in.text("stateMachineArn")).text();
        var written = machines.store().beginDeletion(arn);
        if (!(written instanceof Written.Missing)) {
            machines.isForgotten(machines.written(arn, written));
        }
        return Operation.answer();
    }
}
