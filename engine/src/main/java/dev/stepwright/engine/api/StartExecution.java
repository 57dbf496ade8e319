package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.Names;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.Executions.Start;
import dev.stepwright.engine.journal.Executions.Started;
import dev.stepwright.engine.journal.port.Origin;
import dev.stepwright.engine.registry.Definitions;
import dev.stepwright.engine.registry.Machine;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.registry.Revision;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Starts an execution of a standard machine; idempotent by name while an execution with the same input runs. */
record StartExecution(ApiSettings settings, Registered machines, Definitions definitions, Executions executions,
                      Supplier<String> ids) implements Operation {

    static List<Member> membersOfStart(ApiSettings settings) {
        return List.of(Member.arn("stateMachineArn").mandatory(), Member.text("name", 1, 80),
                Member.data("input", settings.documentBytes()), Member.text("traceHeader", 0, 256));
    }

    @Override
    public List<Member> members() {
        return membersOfStart(settings);
    }

    @Override
    public ObjectNode perform(Arguments in) {
        return start(in, executions::start);
    }

    /** Starts it for a task; the same attempt may ask again. */
    ObjectNode startFor(Origin origin, Arguments in) {
        return start(in, start -> executions.start(start, origin));
    }

    private ObjectNode start(Arguments in, Function<Start, Started> starting) {
        var machine = machines.standing(Arn.ofWholeStateMachine(in.text("stateMachineArn")).text());
        if (machine.current().type() == MachineType.EXPRESS) {
            throw new ApiException(new ApiError.StateMachineTypeNotSupported(
                    "Executions of EXPRESS state machines are only synchronous yet: StartSyncExecution"));
        }
        var start = start(machine, in);
        return switch (starting.apply(start)) {
            case Started.Running(var startDate) -> Operation.answer().put("executionArn", start.execution())
                    .put("startDate", Timestamps.of(startDate));
            case Started.NameTaken() -> throw new ApiException(new ApiError.ExecutionAlreadyExists(start.execution()));
        };
    }

    private Start start(Machine machine, Arguments in) {
        var revision = machine.current();
        var name = in.optionalText("name").orElseGet(ids);
        Names.check(name);
        var input = ExecutionMembers.document(in.optionalText("input").orElse("{}"), ApiError.InvalidExecutionInput::new);
        return new Start(settings.executionArn(revision.name(), name), name, machine.arn(), revision.name(), revision.id(),
                revision.roleArn(), input, timeoutSeconds(revision), in.optionalText("traceHeader"), Optional.empty(),
                Optional.empty(), ConductTags.choice(machine.tags()));
    }

    private Optional<Long> timeoutSeconds(Revision revision) {
        var seconds = definitions.definition(revision.stateMachineArn(), revision.id()).timeoutSeconds();
        return seconds.isPresent() ? Optional.of(seconds.getAsLong()) : Optional.empty();
    }
}
