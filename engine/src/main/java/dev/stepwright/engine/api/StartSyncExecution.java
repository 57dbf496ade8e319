package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.asl.MachineType;
import java.util.List;
import java.util.stream.Stream;

/** Refuses, saying why: of standard machines as AWS does, of express ones because they do not run here yet. */
record StartSyncExecution(ApiSettings settings, Registered machines) implements Operation {

    @Override
    public List<Member> members() {
        return Stream.concat(StartExecution.membersOfStart(settings).stream(),
                Stream.of(Member.choice("includedData", "ALL_DATA", "METADATA_ONLY"))).toList();
    }

    @Override
    public ObjectNode perform(Arguments in) {
        Registered.expect(machines.standing(Arn.ofWholeStateMachine(in.text("stateMachineArn"))), MachineType.EXPRESS);
        throw new ApiException(new ApiError.StateMachineTypeNotSupported(
                "Executions of EXPRESS state machines are not supported yet"));
    }
}
