package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.expression.EvaluationException;
import java.util.Optional;

/** The error names that the interpreter itself gives (States Language, "Predefined error codes"), and AWS's words for them. */
final class Errors {

    static final String ALL = "States.ALL";
    static final String TASK_FAILED = "States.TaskFailed";
    static final String TIMEOUT = "States.Timeout";
    static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";
    static final String RUNTIME = EvaluationException.RUNTIME;
    static final String DATA_LIMIT_EXCEEDED = EvaluationException.DATA_LIMIT_EXCEEDED;

    private Errors() {
    }

    /** @param producer the state, or what the Task called */
    static Failure dataLimitExceeded(String producer) {
        return Failure.of(DATA_LIMIT_EXCEEDED, "The state/task '" + producer
                + "' returned a result with a size exceeding the maximum number of bytes service limit.");
    }

    /** What went wrong while a state was executed, with the words that say which and where. */
    static Failure inState(Frame frame, EvaluationException problem) {
        return problem.error().equals(DATA_LIMIT_EXCEEDED) ? dataLimitExceeded(frame.state())
                : Failure.of(problem.error(), problem.isTold() ? problem.getMessage() : inState(frame, problem.getMessage()));
    }

    private static String inState(Frame frame, String cause) {
        return "An error occurred while executing the state '" + frame.state() + "' (entered at the event id #" + frame.enteredEventId()
                + "). " + cause;
    }

    /** A Task that could not even be started is a fault of its state, and worded so: its parameters do not fit, most of all. */
    static Failure notStarted(Frame frame, Failure failure) {
        return failure.error().equals(Optional.of(RUNTIME))
                ? new Failure(failure.error(), failure.cause().map(cause -> inState(frame, cause))) : failure;
    }

    static Failure toleranceExceeded() {
        return Failure.of("States.ExceedToleratedFailureThreshold", "The specified tolerated failure threshold was exceeded");
    }

    static Failure historyTooLong(long limit) {
        return Failure.of(RUNTIME, "The execution reached the maximum number of history events (" + limit + ").");
    }

    /** A value that an expression gave and its field cannot take. */
    static EvaluationException query(String field, String cause) {
        return new EvaluationException(EvaluationException.QUERY_EVALUATION_ERROR, cause, Optional.of(field));
    }

    /** A problem of the value that a state met; the state's name is added where it is caught. */
    static EvaluationException runtime(String cause) {
        return new EvaluationException(RUNTIME, cause);
    }
}
