package dev.stepwright.functions.task;

import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.inprocess.ExpressRunner;
import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Tasks;
import dev.stepwright.engine.teststate.TaskCaller;
import java.time.Duration;

/**
 * Calls of Tasks that no journal knows of: of a state that is tested, or of an Express execution. Each is made once.
 *
 * @param longest what a call of a test may take at most
 */
public record UnrecordedCalls(Tasks tasks, Randomness randomness, Duration longest) implements TaskCaller, ExpressRunner.Calls {

    private static final String NO_FRAME = "";

    @Override
    public TaskOutcome call(TaskCall call, String execution, String roleArn) {
        var asked = Duration.ofSeconds(call.timeoutSeconds().orElse(longest.toSeconds()));
        return perform(call, execution, roleArn, asked.compareTo(longest) < 0 ? asked : longest);
    }

    @Override
    public TaskOutcome call(TaskCall call, Setting.Execution execution, Duration patience) {
        return perform(call, execution.arn(), call.roleArn().orElse(execution.roleArn()), patience);
    }

    private TaskOutcome perform(TaskCall call, String execution, String roleArn, Duration patience) {
        return tasks.perform(call, new Tasks.Attempt(execution, NO_FRAME, 0, roleArn, "call-" + randomness.uuid(), patience));
    }
}
