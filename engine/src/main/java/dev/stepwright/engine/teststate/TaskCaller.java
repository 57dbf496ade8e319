package dev.stepwright.engine.teststate;

import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;

/** Makes the call of a Task that is tested without a mock. */
@FunctionalInterface
public interface TaskCaller {

    /**
     * @param execution ARN that the call is made for
     * @param roleArn   to call with: of Credentials, else the one that the test names
     */
    TaskOutcome call(TaskCall call, String execution, String roleArn);
}
