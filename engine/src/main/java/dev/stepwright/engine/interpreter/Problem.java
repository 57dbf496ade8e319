package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.expression.EvaluationException;
import java.util.Optional;

/**
 * A failure on its way to Retry and Catch, with what they need to know beside its name.
 *
 * @param source          where it arose
 * @param missedHeartbeat it is shown as States.Timeout, and matched by States.HeartbeatTimeout too
 */
record Problem(Failure failure, Source source, boolean missedHeartbeat) {

    enum Source {
        /** The attempt of a Task failed, or gave too much. */
        TASK,
        /** A branch or an iteration failed. */
        CHILD,
        /** The state itself: an expression, a path, a value out of bounds. */
        STATE
    }

    /**
     * Whether an ErrorEquals entry names it (AWS guide, "Error names"). States.Runtime is never matched, not even by its own
     * name: seen on AWS. States.DataLimitExceeded escapes the wildcards, except that of a Task's result: seen on AWS too.
     */
    boolean isNamedBy(String name) {
        if (failure.error().isEmpty()) {
            return name.equals(Errors.ALL) || name.equals(Errors.TASK_FAILED);
        }
        var error = failure.error().get();
        if (error.equals(Errors.RUNTIME) && source != Source.TASK) {
            return false;
        }
        return name.equals(error) || switch (name) {
            case Errors.ALL -> !isTerminal(error);
            case Errors.TASK_FAILED -> !isTerminal(error) && !error.equals(Errors.TIMEOUT);
            case Errors.HEARTBEAT_TIMEOUT -> missedHeartbeat;
            default -> false;
        };
    }

    /** What history tells as the failure of a Map or Parallel state itself: its children's, and that of its expressions. */
    boolean isOfChildrenOrQuery() {
        return source == Source.CHILD
                || source == Source.STATE && failure.error().equals(Optional.of(EvaluationException.QUERY_EVALUATION_ERROR));
    }

    private boolean isTerminal(String error) {
        return switch (error) {
            case Errors.RUNTIME -> true;
            case Errors.DATA_LIMIT_EXCEEDED -> source != Source.TASK;
            default -> false;
        };
    }
}
