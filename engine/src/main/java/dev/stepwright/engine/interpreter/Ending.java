package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.interpreter.Setting.Role;
import dev.stepwright.engine.payload.Payload;
import java.util.Optional;

/** How history tells that a frame is over: executions and iterations have events for it, branches have none. */
final class Ending {

    private Ending() {
    }

    static Transition succeeded(Step step, Payload output) {
        switch (step.setting().role()) {
            case Role.Root() -> step.note(EventType.EXECUTION_SUCCEEDED, new Details.Output(output));
            case Role.Branch _ -> { }
            case Role.Iteration(var map, var index) ->
                    step.note(EventType.MAP_ITERATION_SUCCEEDED, new Details.MapIteration(map, index));
        }
        return step.rest(new Stand.Ended(new Stand.Outcome.Succeeded(output)));
    }

    static Transition failed(Step step, Failure failure) {
        switch (step.setting().role()) {
            case Role.Root() -> step.note(EventType.EXECUTION_FAILED, details(failure));
            case Role.Branch _ -> { }
            case Role.Iteration(var map, var index) ->
                    step.note(EventType.MAP_ITERATION_FAILED, new Details.MapIteration(map, index));
        }
        return step.rest(new Stand.Ended(new Stand.Outcome.Failed(failure)));
    }

    static Transition aborted(Step step, Failure failure) {
        step.note(EventType.EXECUTION_ABORTED, details(failure));
        return step.rest(new Stand.Ended(new Stand.Outcome.Aborted(failure)));
    }

    /** The event names the error, reported of AWS; DescribeExecution does not, recorded of it. */
    static Transition timedOut(Step step) {
        step.note(EventType.EXECUTION_TIMED_OUT, details(Failure.of(Errors.TIMEOUT)));
        return step.rest(new Stand.Ended(new Stand.Outcome.TimedOut(new Failure(Optional.empty(), Optional.empty()))));
    }

    private static Details details(Failure failure) {
        return new Details.Failure(failure.error(), failure.cause());
    }
}
