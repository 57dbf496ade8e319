package dev.stepwright.engine.teststate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.asl.ChoiceState;
import dev.stepwright.engine.asl.FailState;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.ParallelState;
import dev.stepwright.engine.asl.PassState;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.SucceedState;
import dev.stepwright.engine.asl.TaskState;
import dev.stepwright.engine.asl.WaitState;
import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.interpreter.Setting;

/**
 * What {@code $$} shows in a test that does not say it: an Express execution of a machine that there is not. Its state has the same
 * name whatever the tested one is called, recorded of AWS.
 */
final class TestContext {

    private TestContext() {
    }

    static ObjectNode of(StateTest test, Setting.Execution execution, String token) {
        var context = JsonNodeFactory.instance.objectNode();
        var start = execution.startTime().toString();
        var about = context.putObject("Execution").put("Id", execution.arn());
        about.set("Input", test.input().node());
        about.put("Name", execution.name()).put("RoleArn", test.roleArn().orElse(null)).put("StartTime", start);
        context.putObject("StateMachine").put("Id", execution.stateMachineId()).put("Name", execution.stateMachineName());
        var state = context.putObject("State").put("Name", DefinitionReader.LONE_STATE).put("EnteredTime", start);
        if (canRetry(test)) {
            state.put("RetryCount", test.retryCount());
        }
        if (waitsForToken(test)) {
            context.putObject("Task").put("Token", token);
        }
        return context;
    }

    private static boolean canRetry(StateTest test) {
        return switch (test.state()) {
            case TaskState _, ParallelState _, MapState _ -> true;
            case PassState _, ChoiceState _, WaitState _, SucceedState _, FailState _ -> false;
        };
    }

    private static boolean waitsForToken(StateTest test) {
        return test.state() instanceof TaskState task && task.resource() instanceof Resource.Service service
                && service.pattern() == Resource.Pattern.WAIT_FOR_TASK_TOKEN;
    }
}
