package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.ChoiceState;
import dev.stepwright.engine.asl.FailState;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.Next;
import dev.stepwright.engine.asl.ParallelState;
import dev.stepwright.engine.asl.PassState;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.State;
import dev.stepwright.engine.asl.SucceedState;
import dev.stepwright.engine.asl.TaskState;
import dev.stepwright.engine.asl.WaitState;
import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The meaning of the language: what a command makes of a frame. Pure: everything that could differ from call to call comes
 * with the {@link Setting}. A failing workflow is a transition like any other; an {@link AssertionError} means that the caller
 * gave a command that does not fit the frame's stand.
 */
public final class Interpreter {

    private final Inspector inspector;
    private final Predicate<String> activityExists;

    /**
     * @param inspector      sees the data pass
     * @param activityExists whether there is an activity of that ARN; asked before one is scheduled
     */
    public Interpreter(Inspector inspector, Predicate<String> activityExists) {
        this.inspector = inspector;
        this.activityExists = activityExists;
    }

    public Interpreter() {
        this(Inspector.NONE, _ -> true);
    }

    /** Begins an execution that was started by the plain ARN of its machine: its root frame, and ExecutionStarted. */
    public Transition begin(Setting setting) {
        return Beginning.begin(setting, Optional.empty(), Optional.empty());
    }

    /** Begins an execution that was started by the ARN of a version or of an alias. */
    public Transition begin(Setting setting, Optional<String> versionArn, Optional<String> aliasArn) {
        return Beginning.begin(setting, versionArn, aliasArn);
    }

    /** The setting of branch or iteration {@code index} of a frame that is {@code Joining}. */
    public Setting childSetting(Setting setting, Frame parent, int index) {
        return Beginning.childSetting(setting, parent, index);
    }

    /**
     * The first frame of branch or iteration {@code index} of a parent that is {@code Joining}; an iteration begins with
     * MapIterationStarted.
     *
     * @param childSetting of that child: {@link #childSetting}
     */
    public Transition child(Setting childSetting, Frame parent, int index) {
        return Beginning.child(childSetting, parent, index);
    }

    /** The frame after the command, and what happened on the way: up to the next effect, wait, fork, pause or end. */
    public Transition apply(Setting setting, Frame frame, Command command) {
        var step = new Step(setting, inspector, frame);
        return switch (command) {
            case Command.Proceed() -> bounded(setting, proceed(step));
            case Command.Claim(var worker) -> claim(step, worker);
            case Command.Complete(var outcome) -> bounded(setting, complete(step, outcome));
            case Command.Deliver(var outcome) -> deliver(step, outcome);
            case Command.Expire() -> bounded(setting, expire(step, command, Errors.TIMEOUT));
            case Command.MissHeartbeat() -> bounded(setting, expire(step, command, Errors.HEARTBEAT_TIMEOUT));
            case Command.Join join -> bounded(setting, join(step, join));
            case Command.FailJoin failJoin -> bounded(setting, failJoin(step, failJoin));
            case Command.Rejoin rejoin -> rejoin(step, rejoin);
            case Command.Redrive redrive -> redrive(step, redrive);
            case Command.Abort(var failure) -> Ending.aborted(open(step, command), failure);
            case Command.ExhaustHistory exhausted -> exhaust(open(step, command), exhausted);
            case Command.FailExecution(var failure) -> Ending.failed(open(step, command), failure);
            case Command.TimeOutExecution() -> Ending.timedOut(open(step, command));
        };
    }

    /**
     * The frame after an attempt of its state whose effect is made up ({@link Mock}): {@code BackingOff}, in a Task, Map or Parallel
     * state. It goes on as {@link #apply} does.
     */
    public Transition mocked(Setting setting, Frame frame, Mock mock) {
        var step = new Step(setting, inspector, frame);
        if (!(frame.stand() instanceof Stand.BackingOff)) {
            throw misfit(step, new Command.Proceed());
        }
        return go(step, guarded(step, () -> MockedInterpreter.attempt(step, mock)));
    }

    private Transition bounded(Setting setting, Transition transition) {
        return HistoryLimit.enforce(setting, inspector, transition);
    }

    private static Transition exhaust(Step step, Command.ExhaustHistory exhausted) {
        step.count(exhausted.events() - step.frame().events());
        return Ending.failed(step, Errors.historyTooLong(step.setting().limits().historyEvents()));
    }

    private Transition proceed(Step step) {
        return switch (step.frame().stand()) {
            case Stand.Entering() -> go(step, enter(step));
            case Stand.BackingOff _ -> go(step, guarded(step, () -> attempt(step)));
            case Stand.Waiting _ -> go(step, guarded(step, () -> WaitInterpreter.leave(step, (WaitState) step.state())));
            case Stand.Told(var call, var outcome) -> settle(step, call, outcome);
            case Stand.Scheduled _, Stand.Calling _, Stand.Awaiting _, Stand.Joining _, Stand.Ended _ ->
                    throw misfit(step, new Command.Proceed());
        };
    }

    private Transition claim(Step step, Optional<String> worker) {
        if (!(step.frame().stand() instanceof Stand.Scheduled(var call))) {
            throw misfit(step, new Command.Claim(worker));
        }
        return step.rest(TaskInterpreter.claim(step, call, worker));
    }

    private Transition complete(Step step, TaskOutcome outcome) {
        if (!(step.frame().stand() instanceof Stand.Calling(var call))) {
            throw misfit(step, new Command.Complete(outcome));
        }
        return settle(step, call, outcome);
    }

    private Transition deliver(Step step, TaskOutcome outcome) {
        return switch (step.frame().stand()) {
            case Stand.Awaiting(var call, _, _, _) -> step.rest(new Stand.Told(call, outcome));
            case Stand.Calling(var call) -> {
                TaskEvents.submitted(step, call, Optional.empty());
                yield step.rest(new Stand.Told(call, outcome));
            }
            case Stand.Entering _, Stand.Scheduled _, Stand.Told _, Stand.Waiting _, Stand.BackingOff _, Stand.Joining _,
                 Stand.Ended _ -> throw misfit(step, new Command.Deliver(outcome));
        };
    }

    private Transition expire(Step step, Command command, String error) {
        return switch (step.frame().stand()) {
            case Stand.Awaiting(var call, _, _, _) -> settle(step, call, new TaskOutcome.TimedOut(Failure.of(error)));
            case Stand.Scheduled(var call) when call.resource() instanceof Resource.Activity
                    && command instanceof Command.Expire -> settle(step, call, new TaskOutcome.TimedOut(Failure.of(error)));
            case Stand.Entering _, Stand.Scheduled _, Stand.Calling _, Stand.Told _, Stand.Waiting _, Stand.BackingOff _,
                 Stand.Joining _, Stand.Ended _ -> throw misfit(step, command);
        };
    }

    private Transition settle(Step step, TaskCall call, TaskOutcome outcome) {
        return go(step, guarded(step, () -> TaskInterpreter.settle(step, (TaskState) step.state(), call, outcome)));
    }

    private Transition join(Step step, Command.Join join) {
        requireJoining(step, join);
        step.count(join.events());
        return go(step, guarded(step, () -> switch (step.state()) {
            case ParallelState state -> ParallelInterpreter.join(step, state, join.outputs());
            case MapState state -> MapInterpreter.join(step, state, join.outputs());
            case TaskState _, PassState _, ChoiceState _, WaitState _, SucceedState _, FailState _ ->
                    throw misfit(step, join);
        }));
    }

    private Transition failJoin(Step step, Command.FailJoin failJoin) {
        requireJoining(step, failJoin);
        step.count(failJoin.events());
        return go(step, Recovery.of(step, new Problem(failJoin.failure(), Problem.Source.CHILD, false)));
    }

    private static Transition rejoin(Step step, Command.Rejoin rejoin) {
        if (!(step.frame().stand() instanceof Stand.BackingOff)) {
            throw misfit(step, rejoin);
        }
        return step.rest(rejoin.joining());
    }

    private static Transition redrive(Step step, Command.Redrive redrive) {
        if (!(step.setting().role() instanceof Setting.Role.Root) || !(step.frame().stand() instanceof Stand.Ended(var outcome))
                || outcome instanceof Outcome.Succeeded) {
            throw misfit(step, redrive);
        }
        step.note(EventType.EXECUTION_REDRIVEN, new Details.ExecutionRedriven(redrive.count()));
        step.useRetries(List.of());
        return step.rest(resumed(step.frame()).stand());
    }

    /** A frame of an earlier life of its execution as it goes on when that is redriven: before the attempt of its state. */
    public static Frame resumed(Frame frame) {
        var stand = frame.enteredAt().isPresent() ? new Stand.BackingOff(Instant.EPOCH) : new Stand.Entering();
        return new Frame(frame.state(), frame.input(), frame.enteredAt(), frame.enteredEventId(), List.of(),
                frame.variables(), frame.item(), frame.events(), stand);
    }

    private static void requireJoining(Step step, Command command) {
        if (!(step.frame().stand() instanceof Stand.Joining)) {
            throw misfit(step, command);
        }
    }

    /** A root frame that is not over. */
    private static Step open(Step step, Command command) {
        if (!(step.setting().role() instanceof Setting.Role.Root) || step.frame().stand() instanceof Stand.Ended) {
            throw misfit(step, command);
        }
        return step;
    }

    /** Goes on from what a state came to, through the states that have no effect, until the frame has to rest. */
    private Transition go(Step step, Then first) {
        var then = first;
        while (true) {
            switch (then) {
                case Then.Rest(var stand) -> {
                    return step.rest(stand);
                }
                case Then.Fail(var failure) -> {
                    return Ending.failed(step, failure);
                }
                case Then.Leave(var departure, Next.End()) -> {
                    step.leave(departure);
                    return Ending.succeeded(step, departure.output());
                }
                case Then.Leave(var departure, Next.To(var next)) -> {
                    step.leave(departure);
                    step.moveTo(next, departure);
                }
            }
            if (step.isLong()) {
                return step.rest(new Stand.Entering());
            }
            then = enter(step);
        }
    }

    private Then enter(Step step) {
        step.enter();
        return guarded(step, () -> attempt(step));
    }

    /** The state's work, at first and at every retry. */
    private Then attempt(Step step) {
        State entered = step.state();
        return switch (entered) {
            case TaskState state -> TaskInterpreter.attempt(step, state, activityExists);
            case PassState state -> PassInterpreter.attempt(step, state);
            case ChoiceState state -> ChoiceInterpreter.attempt(step, state);
            case WaitState state -> WaitInterpreter.attempt(step, state);
            case SucceedState state -> SucceedInterpreter.attempt(step, state);
            case FailState state -> FailInterpreter.attempt(step, state);
            case ParallelState state -> ParallelInterpreter.attempt(step, state);
            case MapState state -> MapInterpreter.attempt(step, state);
        };
    }

    /** The evaluation boundary: here, and in a Catch's own placement, what expressions throw becomes a failure. */
    private static Then guarded(Step step, Supplier<Then> work) {
        try {
            return work.get();
        } catch (EvaluationException problem) {
            return Recovery.of(step, new Problem(StateEvents.failed(step, problem), Problem.Source.STATE, false));
        }
    }

    private static AssertionError misfit(Step step, Command command) {
        return new AssertionError("Expected a command that fits " + step.frame().stand() + ", but was given " + command);
    }

    /** How the frame ended, if it did. */
    public Optional<Outcome> outcome(Frame frame) {
        return frame.stand() instanceof Stand.Ended(var outcome) ? Optional.of(outcome) : Optional.empty();
    }
}
