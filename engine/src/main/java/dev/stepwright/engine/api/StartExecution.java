package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.Names;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.Executions.Start;
import dev.stepwright.engine.journal.Executions.Started;
import dev.stepwright.engine.journal.port.Origin;
import dev.stepwright.engine.registry.Alias;
import dev.stepwright.engine.registry.Definitions;
import dev.stepwright.engine.registry.Revision;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Starts an execution of a standard machine, of one of its versions, or of the one that an alias chooses; idempotent by name while
 * an execution with the same input runs. The name alone decides which way an alias leads, so that a repeated start chooses no other
 * version; names that differ are spread over the versions by their weights.
 */
record StartExecution(ApiSettings settings, Registered machines, Definitions definitions, Executions executions,
                      Supplier<String> ids) implements Operation {

    static List<Member> membersOfStart(ApiSettings settings) {
        return List.of(Member.arn("stateMachineArn").mandatory(), Member.text("name", 1, 80),
                Member.data("input", settings.documentBytes()), Member.pattern("traceHeader", 0, 256, "\\p{ASCII}*"));
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
        var arn = Arn.ofWholeStateMachine(in.text("stateMachineArn"));
        var machine = machines.standing(arn);
        if (machine.current().type() == MachineType.EXPRESS) {
            throw new ApiException(new ApiError.StateMachineTypeNotSupported(
                    "Executions of EXPRESS state machines are only synchronous yet: StartSyncExecution"));
        }
        var name = in.optionalText("name").orElseGet(ids);
        Names.check(name);
        var execution = settings.executionArn(machine.current().name(), name);
        var start = start(Selected.of(machines, machine, arn, alias -> alias.versionAt(point(execution))), execution, name, in);
        return switch (starting.apply(start)) {
            case Started.Running(var startDate) -> Operation.answer().put("executionArn", start.execution())
                    .put("startDate", Timestamps.of(startDate));
            case Started.NameTaken() -> throw new ApiException(new ApiError.ExecutionAlreadyExists(start.execution()));
        };
    }

    private Start start(Selected selected, String execution, String name, Arguments in) {
        var revision = selected.revision();
        var input = ExecutionMembers.document(in.optionalText("input").orElse("{}"), ApiError.InvalidExecutionInput::new);
        return new Start(execution, name, revision.stateMachineArn(), revision.name(), revision.id(), revision.roleArn(), input,
                timeoutSeconds(revision), in.optionalText("traceHeader"), selected.versionArn(), selected.aliasArn(),
                ConductTags.choice(selected.machine().tags()));
    }

    /** From 0 to 99, evenly over all names, and the same whenever a start is repeated. */
    static int point(String execution) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(execution.getBytes(StandardCharsets.UTF_8));
            return (int) Math.floorMod(ByteBuffer.wrap(digest).getLong(), (long) Alias.WHOLE);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private Optional<Long> timeoutSeconds(Revision revision) {
        var seconds = definitions.definition(revision.stateMachineArn(), revision.id()).timeoutSeconds();
        return seconds.isPresent() ? Optional.of(seconds.getAsLong()) : Optional.empty();
    }
}
