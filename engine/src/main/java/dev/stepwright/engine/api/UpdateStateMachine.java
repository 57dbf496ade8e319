package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.registry.StateMachines.Change;
import java.util.List;
import java.util.stream.Stream;

record UpdateStateMachine(Registered machines) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("stateMachineArn").mandatory(), Member.secret("definition", 1, Definition.LONGEST),
                Member.arn("roleArn"), MachineMembers.loggingConfiguration(), MachineMembers.tracingConfiguration(),
                Member.flag("publish"), Member.secret("versionDescription", 0, 256),
                MachineMembers.encryptionConfiguration());
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var arn = Arn.ofUnqualifiedStateMachine(in.text("stateMachineArn"));
        expectChange(in);
        MachineMembers.refuseOwnKey(in);
        var version = VersionMembers.first(in);
        var before = machines.standing(arn);
        if (version.isPresent()) {
            VersionMembers.expectRoom(machines.store().publications().of(before));
        }
        var change = new Change(in.optionalText("definition"), in.optionalText("roleArn").map(MachineMembers::role),
                in.structure("loggingConfiguration").map(MachineMembers::logging),
                in.structure("tracingConfiguration").map(MachineMembers::tracing));
        change.definition().ifPresent(definition -> Definition.expectValid(definition, before.current().type()));
        var machine = machines.written(arn.text(), machines.store().update(arn.text(), change));
        var answer = Operation.answer().put("updateDate", Timestamps.of(machine.current().updated()));
        MachineMembers.shownId(machine.current()).ifPresent(id -> answer.put("revisionId", id));
        version.ifPresent(published -> answer.put("stateMachineVersionArn",
                VersionMembers.arn(machine, VersionMembers.publish(machines, machine, published.description()))));
        return answer;
    }

    private static void expectChange(Arguments in) {
        if (Stream.of("definition", "roleArn", "loggingConfiguration", "tracingConfiguration", "encryptionConfiguration")
                .noneMatch(in::has)) {
            throw new ApiException(new ApiError.MissingRequiredParameter("Either the definition, the role ARN, "
                    + "the LoggingConfiguration, or the TracingConfiguration must be specified"));
        }
    }
}
