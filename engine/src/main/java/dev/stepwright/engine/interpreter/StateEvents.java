package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.ChoiceState;
import dev.stepwright.engine.asl.FailState;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.ParallelState;
import dev.stepwright.engine.asl.PassState;
import dev.stepwright.engine.asl.State;
import dev.stepwright.engine.asl.SucceedState;
import dev.stepwright.engine.asl.TaskState;
import dev.stepwright.engine.asl.WaitState;
import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.history.EventType;

/** Which events tell that a state was entered and left. */
final class StateEvents {

    private StateEvents() {
    }

    static EventType entered(State state) {
        return switch (state) {
            case TaskState _ -> EventType.TASK_STATE_ENTERED;
            case PassState _ -> EventType.PASS_STATE_ENTERED;
            case ChoiceState _ -> EventType.CHOICE_STATE_ENTERED;
            case WaitState _ -> EventType.WAIT_STATE_ENTERED;
            case SucceedState _ -> EventType.SUCCEED_STATE_ENTERED;
            case FailState _ -> EventType.FAIL_STATE_ENTERED;
            case ParallelState _ -> EventType.PARALLEL_STATE_ENTERED;
            case MapState _ -> EventType.MAP_STATE_ENTERED;
        };
    }

    /** What an expression's failure is of the state's; an expression of JSONata has an event of its own. */
    static Failure failed(Step step, EvaluationException problem) {
        var failure = Errors.inState(step.frame(), problem);
        if (problem.error().equals(EvaluationException.QUERY_EVALUATION_ERROR)) {
            step.note(EventType.EVALUATION_FAILED, new Details.EvaluationFailed(problem.error(),
                    failure.cause().orElseThrow(), problem.location(), step.frame().state()));
        }
        return failure;
    }

    static EventType exited(State state) {
        return switch (state) {
            case TaskState _ -> EventType.TASK_STATE_EXITED;
            case PassState _ -> EventType.PASS_STATE_EXITED;
            case ChoiceState _ -> EventType.CHOICE_STATE_EXITED;
            case WaitState _ -> EventType.WAIT_STATE_EXITED;
            case SucceedState _ -> EventType.SUCCEED_STATE_EXITED;
            case FailState _ -> throw new AssertionError("a Fail state is never left");
            case ParallelState _ -> EventType.PARALLEL_STATE_EXITED;
            case MapState _ -> EventType.MAP_STATE_EXITED;
        };
    }
}
