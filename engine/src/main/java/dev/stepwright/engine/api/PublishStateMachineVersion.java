package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.Timestamps;
import java.util.List;

/** Gives the latest revision of a machine a number; a revision that has one keeps it. */
record PublishStateMachineVersion(Registered machines) implements Operation {

    /** How the revision that a machine was created with is named in requests, as answers show none (API reference). */
    private static final String INITIAL = "INITIAL";

    @Override
    public List<Member> members() {
        return List.of(Member.arn("stateMachineArn").mandatory(), Member.text("revisionId", 0, Integer.MAX_VALUE),
                Member.secret("description", 0, 256));
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var machine = machines.standing(Arn.ofUnqualifiedStateMachine(in.text("stateMachineArn")));
        var current = MachineMembers.shownId(machine.current()).orElse(INITIAL);
        in.optionalText("revisionId").filter(asked -> !asked.equals(current)).ifPresent(asked -> {
            throw new ApiException(new ApiError.ConflictException("Failed to publish the State Machine version for revision "
                    + asked + ". The current State Machine revision is " + current + "."));
        });
        var version = VersionMembers.publish(machines, machine, in.optionalText("description"));
        return Operation.answer().put("creationDate", Timestamps.of(version.created()))
                .put("stateMachineVersionArn", VersionMembers.arn(machine, version));
    }
}
