package dev.stepwright.functions.task;

import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskOutcome;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The role that a task is to be called with could not be assumed, so the service was not called. Thrown by a provider of credentials,
 * in the midst of the call that asks it.
 */
public final class RoleNotAssumed extends SdkClientException {

    private static final long serialVersionUID = 1L;

    public RoleNotAssumed(String roleArn, SdkException why) {
        super(SdkClientException.builder().message("The role " + roleArn + " could not be assumed: " + why.getMessage()).cause(why));
    }

    /** Why a call failed, if it was this. */
    public static Optional<RoleNotAssumed> in(SdkException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof RoleNotAssumed refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    /** It is no error of the called service. */
    public TaskOutcome outcome() {
        return new TaskOutcome.Failed(Failure.of("States.TaskFailed", getMessage()));
    }
}
