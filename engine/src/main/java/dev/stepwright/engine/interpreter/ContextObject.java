package dev.stepwright.engine.interpreter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.asl.ChoiceState;
import dev.stepwright.engine.asl.FailState;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.ParallelState;
import dev.stepwright.engine.asl.PassState;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.State;
import dev.stepwright.engine.asl.SucceedState;
import dev.stepwright.engine.asl.TaskState;
import dev.stepwright.engine.asl.WaitState;
import dev.stepwright.engine.interpreter.Frame.MapItem;
import java.util.Optional;

/**
 * What {@code $$} shows (AWS guide, "Accessing execution data from the Context object"). Built only when an expression asks,
 * because it holds the execution's input.
 */
final class ContextObject {

    private ContextObject() {
    }

    /** @param item the Map iteration in sight: the frame's own, or the one an ItemSelector is evaluated for */
    static ObjectNode of(Setting setting, Frame frame, State state, Optional<MapItem> item) {
        var context = setting.context().map(ObjectNode::deepCopy).orElseGet(() -> of(setting, frame, state));
        item.ifPresent(it -> context.withObjectProperty("Map").putObject("Item").put("Index", it.index())
                .set("Value", it.value().node()));
        return context;
    }

    private static ObjectNode of(Setting setting, Frame frame, State state) {
        var context = JsonNodeFactory.instance.objectNode();
        execution(context.putObject("Execution"), setting.execution());
        context.putObject("StateMachine").put("Id", setting.execution().stateMachineId())
                .put("Name", setting.execution().stateMachineName());
        state(context.putObject("State"), frame, state);
        if (waitsForToken(state)) {
            context.putObject("Task").put("Token", token(setting, frame));
        }
        return context;
    }

    private static void execution(ObjectNode node, Setting.Execution execution) {
        node.put("Id", execution.arn());
        node.set("Input", execution.input().node());
        node.put("StartTime", Timestamps.write(execution.startTime()));
        node.put("Name", execution.name());
        node.put("RoleArn", execution.roleArn());
        if (!execution.isExpress()) {
            node.put("RedriveCount", execution.redriveCount());
        }
        execution.redriveTime().ifPresent(time -> node.put("RedriveTime", Timestamps.write(time)));
    }

    private static void state(ObjectNode node, Frame frame, State state) {
        node.put("Name", frame.state());
        frame.enteredAt().ifPresent(time -> node.put("EnteredTime", Timestamps.write(time)));
        if (canRetry(state)) {
            node.put("RetryCount", frame.retries().stream().mapToInt(Integer::intValue).sum());
        }
    }

    /** The states that have a Retry field show RetryCount, from zero on; the others do not have it. */
    private static boolean canRetry(State state) {
        return switch (state) {
            case TaskState _, ParallelState _, MapState _ -> true;
            case PassState _, ChoiceState _, WaitState _, SucceedState _, FailState _ -> false;
        };
    }

    private static boolean waitsForToken(State state) {
        return state instanceof TaskState task && task.resource() instanceof Resource.Service service
                && service.pattern() == Resource.Pattern.WAIT_FOR_TASK_TOKEN;
    }

    /** The token of the attempt under way, or else of the one about to be scheduled. */
    private static String token(Setting setting, Frame frame) {
        var call = switch (frame.stand()) {
            case Stand.Scheduled(var it) -> Optional.of(it);
            case Stand.Calling(var it) -> Optional.of(it);
            case Stand.Awaiting(var it, _, _, _) -> Optional.of(it);
            case Stand.Told(var it, _) -> Optional.of(it);
            case Stand.Entering _, Stand.Waiting _, Stand.BackingOff _, Stand.Joining _, Stand.Ended _ ->
                    Optional.<TaskCall>empty();
        };
        return call.flatMap(TaskCall::token).orElseGet(setting.token());
    }
}
