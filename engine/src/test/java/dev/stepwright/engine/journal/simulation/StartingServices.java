package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.interpreter.Awaited;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.frame.ChildExecution;
import dev.stepwright.engine.journal.port.Origin;
import dev.stepwright.engine.journal.port.Tasks;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.payload.Payload;
import java.util.Optional;
import java.util.function.Supplier;

/** Services, one of which starts executions in the very deployment that calls it. */
record StartingServices(ScriptedServices others, World world, Supplier<Executions> executions) implements Tasks {

    private static final String START = "startExecution";
    private static final Payload INPUT = Payload.ofText("{}");

    static boolean isStart(TaskCall call) {
        return call.resource() instanceof Resource.Service service && service.action().equals(START);
    }

    /** Name of the machine that is started, which is that of its file. */
    private static String machine(TaskCall call) {
        var arn = call.parameters().node().get("StateMachineArn").textValue();
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    static StateMachine definition(String name) {
        return Machines.named(name);
    }

    @Override
    public TaskOutcome perform(TaskCall call, Attempt attempt) {
        if (!isStart(call)) {
            return others.perform(call, attempt);
        }
        world.witness.beginStart(attempt);
        var machine = machine(call);
        var name = world.isMutant(Mutant.S_NAME) ? "n" + world.random.nextLong() : ChildExecution.name(call, attempt.idempotencyKey());
        var execution = "arn:aws:states:us-east-1:000000000000:execution:" + machine + ":" + name;
        var started = executions.get().start(new Executions.Start(execution, name, call.parameters().node().get("StateMachineArn")
                        .textValue(), machine, "r", "role", INPUT, Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Conduct.Choice.NONE),
                new Origin(attempt.execution(), attempt.frame(), attempt.claim(), true));
        if (started instanceof Executions.Started.NameTaken) {
            throw new AssertionError("an attempt found its own execution started by another");
        }
        return new TaskOutcome.Submitted(Optional.of(Payload.ofText("{\"ExecutionArn\":\"" + execution + "\"}")), new Awaited.Execution());
    }

    @Override
    public boolean isIdempotent(TaskCall call) {
        return isStart(call) && !world.isMutant(Mutant.S_LOST);
    }

    /** How it ends when nothing goes wrong, as the task is told. */
    static TaskOutcome told(TaskCall call) {
        return switch (machine(call)) {
            case "child-quick" -> new TaskOutcome.Succeeded(Payload.ofText("{\"Output\":\"{\\\"function\\\":\\\"work\\\"}\"}"));
            case "child-refused" -> new TaskOutcome.Failed(Failure.of("States.TaskFailed", "refused"));
            default -> new TaskOutcome.TimedOut(Failure.of("States.Timeout"));
        };
    }
}
