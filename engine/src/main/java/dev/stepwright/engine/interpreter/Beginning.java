package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.ChoiceState;
import dev.stepwright.engine.asl.FailState;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.ParallelState;
import dev.stepwright.engine.asl.PassState;
import dev.stepwright.engine.asl.SucceedState;
import dev.stepwright.engine.asl.TaskState;
import dev.stepwright.engine.asl.WaitState;
import dev.stepwright.engine.asl.Workflow;
import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.interpreter.Frame.MapItem;
import dev.stepwright.engine.interpreter.Setting.Role;
import dev.stepwright.engine.payload.Payload;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How frames begin: the root with its execution, the others where a Parallel or Map state forks. */
final class Beginning {

    private Beginning() {
    }

    /** The root frame before its first state, without variables, items or events. */
    static Frame start(Workflow workflow, Payload input) {
        return frame(workflow, input, Map.of(), Optional.empty(), 0);
    }

    /**
     * Begins an execution: its root frame, about to enter the first state, and ExecutionStarted.
     *
     * @param versionArn of the version it was started by
     * @param aliasArn   of the alias it was started by
     */
    static Transition begin(Setting setting, Optional<String> versionArn, Optional<String> aliasArn) {
        var execution = setting.execution();
        var step = new Step(setting, Inspector.NONE, start(setting.workflow(), execution.input()));
        step.note(EventType.EXECUTION_STARTED,
                new Details.ExecutionStarted(execution.input(), execution.roleArn(), versionArn, aliasArn));
        return step.rest(new Stand.Entering());
    }

    static Setting childSetting(Setting setting, Frame parent, int index) {
        return switch (setting.workflow().state(parent.state())) {
            case ParallelState state -> with(setting, new Role.Branch(index), state.branches().get(index));
            case MapState state -> with(setting, new Role.Iteration(state.name(), index), state.processor());
            case TaskState _, PassState _, ChoiceState _, WaitState _, SucceedState _, FailState _ ->
                    throw new AssertionError("Expected a state that forks, but was given " + parent.state());
        };
    }

    private static Setting with(Setting setting, Role role, Workflow workflow) {
        return new Setting(setting.execution(), role, workflow, setting.now(), setting.randomness(), setting.token(),
                setting.limits());
    }

    static Transition child(Setting setting, Frame parent, int index) {
        if (!(parent.stand() instanceof Stand.Joining joining) || index < 0 || index >= joining.width()) {
            throw new AssertionError("Expected a frame with a child " + index + ", but was given " + parent.stand());
        }
        var item = joining.items().map(items -> new MapItem(index, element(items, index))).or(parent::item);
        var input = joining.items().isPresent() ? element(joining.inputs(), index) : joining.inputs();
        var frame = frame(setting.workflow(), input, parent.variables(), item, parent.events());
        var step = new Step(setting, Inspector.NONE, frame);
        if (setting.role() instanceof Role.Iteration(var map, var place)) {
            step.note(EventType.MAP_ITERATION_STARTED, new Details.MapIteration(map, place));
        }
        return step.rest(new Stand.Entering());
    }

    private static Payload element(Payload array, int index) {
        return Payload.of(array.node().get(index));
    }

    private static Frame frame(Workflow workflow, Payload input, Map<String, Payload> variables, Optional<MapItem> item,
                               long events) {
        return new Frame(workflow.startAt(), input, Optional.empty(), 0, List.of(), variables, item, events,
                new Stand.Entering());
    }
}
