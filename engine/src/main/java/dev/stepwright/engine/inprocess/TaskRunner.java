package dev.stepwright.engine.inprocess;

import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import java.util.Optional;

/** Does the Tasks of a run. */
@FunctionalInterface
public interface TaskRunner {

    /** Makes the call; {@code Submitted} when the result comes by callback. For an activity, does the worker's part. */
    TaskOutcome call(TaskCall call);

    /** The callback with the token of a call that was submitted; empty when none ever comes. */
    default Optional<TaskOutcome> callback(TaskCall call) {
        return Optional.empty();
    }
}
