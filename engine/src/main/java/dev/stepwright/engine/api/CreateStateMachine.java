package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.Names;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.registry.FirstVersion;
import dev.stepwright.engine.registry.Logging;
import dev.stepwright.engine.registry.Machine;
import dev.stepwright.engine.registry.StateMachines.Draft;
import dev.stepwright.engine.registry.Version;
import java.util.List;
import java.util.Optional;

record CreateStateMachine(ApiSettings settings, Registered machines) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.text("name", 1, 80).mandatory(),
                Member.secret("definition", 1, Definition.LONGEST).mandatory(),
                Member.arn("roleArn").mandatory(), Member.choice("type", "STANDARD", "EXPRESS"),
                MachineMembers.loggingConfiguration(), Tags.member(), MachineMembers.tracingConfiguration(),
                Member.flag("publish"), Member.secret("versionDescription", 0, 256),
                MachineMembers.encryptionConfiguration());
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var name = in.text("name");
        Names.check(name);
        MachineMembers.refuseOwnKey(in);
        var arn = settings.stateMachineArn(name);
        var type = in.optionalText("type").map(MachineType::valueOf).orElse(MachineType.STANDARD);
        var draft = new Draft(arn, name, type, in.text("definition"), MachineMembers.role(in.text("roleArn")),
                in.structure("loggingConfiguration").map(MachineMembers::logging).orElse(Logging.OFF),
                in.structure("tracingConfiguration").map(MachineMembers::tracing).orElse(false),
                Tags.checked(arn, Tags.read(in.listing("tags"))), VersionMembers.first(in));
        Definition.expectValid(draft.definition(), type);
        machines.store().find(arn).ifPresent(machines::isForgotten);
        var machine = machines.written(arn, machines.store().create(draft));
        var answer = Operation.answer().put("stateMachineArn", arn).put("creationDate", Timestamps.of(machine.created()));
        draft.firstVersion().flatMap(first -> version(machine, first))
                .ifPresent(version -> answer.put("stateMachineVersionArn", VersionMembers.arn(machine, version)));
        return answer;
    }

    /** The first one, also for who asks again: a machine that was changed meanwhile gets no other version by that. */
    private Optional<Version> version(Machine machine, FirstVersion first) {
        return machine.current().initial() ? Optional.of(VersionMembers.publish(machines, machine, first.description()))
                : machines.store().publications().of(machine).version(1);
    }
}
