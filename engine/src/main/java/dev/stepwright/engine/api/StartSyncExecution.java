package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.Names;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.inprocess.ExpressRunner;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.engine.registry.Definitions;
import dev.stepwright.engine.registry.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs an execution of an Express machine, of one of its versions, or of the one that an alias chooses by the name, and answers when it is over. Nothing is kept of it, and a name may be used again. */
record StartSyncExecution(ApiSettings settings, Registered machines, Definitions definitions, ExpressRunner runner,
                          Supplier<String> ids) implements Operation {

    private static final int BILLED_MILLISECONDS = 100;
    private static final int BILLED_MEGABYTES = 64;

    @Override
    public List<Member> members() {
        return Stream.concat(StartExecution.membersOfStart(settings).stream(),
                Stream.of(Member.choice("includedData", "ALL_DATA", "METADATA_ONLY"))).toList();
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var arn = Arn.ofWholeStateMachine(in.text("stateMachineArn"));
        var machine = machines.standing(arn);
        Registered.expect(machine, MachineType.EXPRESS);
        var name = in.optionalText("name").orElseGet(ids);
        Names.check(name);
        var revision = Selected.of(machines, machine, arn, alias -> alias.versionAt(StartExecution.point(arn.text() + ":" + name))).revision();
        var input = ExecutionMembers.document(in.optionalText("input").orElse("{}"), ApiError.InvalidExecutionInput::new);
        var execution = execution(revision, name, input);
        var outcome = runner.run(definitions.definition(revision.stateMachineArn(), revision.id()), execution);
        return answer(in, execution, outcome);
    }

    private Setting.Execution execution(Revision revision, String name, Payload input) {
        return new Setting.Execution(settings.expressArn(revision.name(), name, ids.get()), name, revision.roleArn(), runner.time().now(),
                input, 0, Optional.empty(), revision.stateMachineArn(), revision.name(), settings.region());
    }

    private ObjectNode answer(Arguments in, Setting.Execution execution, Outcome outcome) {
        var withData = !MachineMembers.isMetadataOnly(in);
        var stop = runner.time().now();
        var answer = Operation.answer().put("executionArn", execution.arn()).put("stateMachineArn", execution.stateMachineId())
                .put("name", execution.name()).put("startDate", Timestamps.of(execution.startTime())).put("stopDate", Timestamps.of(stop));
        switch (outcome) {
            case Outcome.Succeeded(var output) -> ExecutionMembers.putData(answer.put("status", "SUCCEEDED"), "output", Optional.of(output), withData);
            case Outcome.Failed(var failure) -> failed(answer.put("status", "FAILED"), failure, withData);
            case Outcome.TimedOut _ -> failed(answer.put("status", "TIMED_OUT"), Failure.of("States.Timeout"), withData);
            case Outcome.Aborted _ -> throw new AssertionError("nobody can stop it");
        }
        ExecutionMembers.putData(answer, "input", Optional.of(execution.input()), withData);
        in.optionalText("traceHeader").ifPresent(header -> answer.put("traceHeader", header));
        answer.putObject("billingDetails").put("billedMemoryUsedInMB", BILLED_MEGABYTES)
                .put("billedDurationInMilliseconds", billed(execution.startTime(), stop));
        return answer;
    }

    private static void failed(ObjectNode answer, Failure failure, boolean withData) {
        failure.error().ifPresent(error -> answer.put("error", error));
        failure.cause().ifPresent(cause -> answer.put("cause", cause));
        ExecutionMembers.putData(answer, "output", Optional.empty(), withData);
    }

    /** In steps of a tenth of a second, as AWS bills it. */
    private static long billed(Instant start, Instant stop) {
        return Math.ceilDiv(Math.max(1, Duration.between(start, stop).toMillis()), BILLED_MILLISECONDS) * BILLED_MILLISECONDS;
    }
}
