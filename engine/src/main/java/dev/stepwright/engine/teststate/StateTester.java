package dev.stepwright.engine.teststate;

import dev.stepwright.engine.asl.ChoiceState;
import dev.stepwright.engine.asl.FailState;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.ParallelState;
import dev.stepwright.engine.asl.PassState;
import dev.stepwright.engine.asl.SucceedState;
import dev.stepwright.engine.asl.TaskState;
import dev.stepwright.engine.asl.WaitState;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.interpreter.Command;
import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Interpreter;
import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.Transition;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Goes through one state as an execution that enters it would, and no further. Waits for nothing but the call of a Task. */
public final class StateTester {

    /** Of an execution that has just begun: the state is entered by its second event. */
    private static final int ENTERED = 2;
    /** A frame that left a state rests before the next one. */
    private static final Setting.Limits ONE_STATE = new Setting.Limits(Setting.Limits.STRICT.payloadBytes(),
            Setting.Limits.STRICT.variablesBytes(), Setting.Limits.STRICT.historyEvents(), 1, Setting.Limits.STRICT.mapConcurrency());

    private final TaskCaller tasks;
    private final InstantSource clock;
    private final Randomness randomness;

    public StateTester(TaskCaller tasks, InstantSource clock, Randomness randomness) {
        this.tasks = tasks;
        this.clock = clock;
        this.randomness = randomness;
    }

    /** @param arns what ARNs of executions and machines begin with: {@code arn:aws:states:us-east-1:123456789012:} */
    public Tested test(StateTest test, String arns, String region) {
        var setting = setting(test, arns, region);
        var sightings = new Sightings();
        var interpreter = new Interpreter(sightings, _ -> true);
        var frame = new Frame(test.stateName(), test.input(), Optional.of(setting.now()), ENTERED, retries(test), test.variables(),
                Optional.empty(), ENTERED, new Stand.BackingOff(setting.now()));
        var transition = test.mock().isPresent() ? interpreter.mocked(setting, frame, test.mock().get())
                : performed(interpreter, setting, frame);
        return new Verdict(test, sightings, transition).tested();
    }

    private Transition performed(Interpreter interpreter, Setting setting, Frame first) {
        var transition = interpreter.apply(setting, first, new Command.Proceed());
        while (true) {
            var frame = transition.frame();
            switch (frame.stand()) {
                case Stand.Scheduled _ -> transition = interpreter.apply(setting, frame, new Command.Claim());
                case Stand.Calling(var call) -> transition = interpreter.apply(setting, frame,
                        new Command.Complete(tasks.call(call, setting.execution().arn(), role(setting, call))));
                case Stand.Waiting _ -> transition = interpreter.apply(setting, frame, new Command.Proceed());
                case Stand.Entering _, Stand.BackingOff _, Stand.Ended _ -> {
                    return transition;
                }
                case Stand.Awaiting _, Stand.Told _, Stand.Joining _ ->
                        throw new AssertionError("Expected a state that can be tested without a mock, found " + frame.stand());
            }
        }
    }

    private static String role(Setting setting, TaskCall call) {
        return call.roleArn().orElse(setting.execution().roleArn());
    }

    private Setting setting(StateTest test, String arns, String region) {
        var machine = "TestState-" + randomness.uuid();
        var name = randomness.uuid();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var execution = new Setting.Execution(arns + "express:" + machine + ":" + name, name, test.roleArn().orElse(""), now, test.input(), 0,
                Optional.empty(), arns + "stateMachine:" + machine, machine, region);
        var token = randomness.uuid();
        return new Setting(execution, new Setting.Role.Root(), test.workflow(), now, randomness, () -> token, ONE_STATE,
                Optional.of(test.context().orElseGet(() -> TestContext.of(test, execution, token))));
    }

    /** Whichever retrier applies has been used as often. */
    private static List<Integer> retries(StateTest test) {
        var retriers = switch (test.state()) {
            case TaskState it -> it.retry().size();
            case ParallelState it -> it.retry().size();
            case MapState it -> it.retry().size();
            case PassState _, ChoiceState _, WaitState _, SucceedState _, FailState _ -> 0;
        };
        return test.retryCount() == 0 ? List.of() : Collections.nCopies(retriers, test.retryCount());
    }
}
