package dev.stepwright.functions.task;

import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Tasks;
import dev.stepwright.engine.teststate.TaskCaller;
import java.time.Duration;

/**
 * Calls of Tasks that are tested without a mock: made once, for an execution that there is not.
 *
 * @param longest what a call may take at most
 */
public record TestedCalls(Tasks tasks, Randomness randomness, Duration longest) implements TaskCaller {

    private static final String NO_FRAME = "";

    @Override
    public TaskOutcome call(TaskCall call, String execution, String roleArn) {
        var asked = Duration.ofSeconds(call.timeoutSeconds().orElse(longest.toSeconds()));
        return tasks.perform(call, new Tasks.Attempt(execution, NO_FRAME, 0, roleArn, "test-" + randomness.uuid(),
                asked.compareTo(longest) < 0 ? asked : longest));
    }
}
