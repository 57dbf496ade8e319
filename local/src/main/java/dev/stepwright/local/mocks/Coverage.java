package dev.stepwright.local.mocks;

import dev.stepwright.engine.asl.Catcher;
import dev.stepwright.engine.asl.ChoiceRule;
import dev.stepwright.engine.asl.ChoiceState;
import dev.stepwright.engine.asl.FailState;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.ParallelState;
import dev.stepwright.engine.asl.PassState;
import dev.stepwright.engine.asl.State;
import dev.stepwright.engine.asl.SucceedState;
import dev.stepwright.engine.asl.TaskState;
import dev.stepwright.engine.asl.WaitState;
import dev.stepwright.engine.asl.Workflow;
import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.journal.Executions.NumberedEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which states of a definition, and which of the ways that its Choices and Catches lead, some executions have taken. */
public final class Coverage {

    private final Set<String> states = new LinkedHashSet<>();
    private final Set<String> branches = new LinkedHashSet<>();

    public Coverage(Workflow workflow) {
        add(workflow);
    }

    private void add(Workflow workflow) {
        workflow.states().values().forEach(state -> {
            states.add(state.name());
            ways(state).forEach(next -> branches.add(way(state.name(), next)));
            within(state).forEach(this::add);
        });
    }

    private static Stream<String> ways(State state) {
        return switch (state) {
            case ChoiceState choice -> Stream.concat(choice.rules().stream().map(ChoiceRule::next), choice.otherwise().stream());
            case TaskState task -> task.catchers().stream().map(Catcher::next);
            case MapState map -> map.catchers().stream().map(Catcher::next);
            case ParallelState parallel -> parallel.catchers().stream().map(Catcher::next);
            case PassState _, WaitState _, SucceedState _, FailState _ -> Stream.empty();
        };
    }

    private static Stream<Workflow> within(State state) {
        return switch (state) {
            case MapState map -> Stream.of(map.processor());
            case ParallelState parallel -> parallel.branches().stream();
            case TaskState _, ChoiceState _, PassState _, WaitState _, SucceedState _, FailState _ -> Stream.empty();
        };
    }

    private static String way(String from, String to) {
        return from + " → " + to;
    }

    /** Takes account of a whole history. */
    public void visited(List<NumberedEvent> history) {
        var byId = history.stream().collect(Collectors.toMap(NumberedEvent::id, Function.identity()));
        for (var event : history) {
            if (event.event().details() instanceof Details.StateEntered(var name, _)) {
                states.remove(name);
                var before = byId.get(event.previousEventId());
                if (before != null && before.event().details() instanceof Details.StateExited(var from, _, _)) {
                    branches.remove(way(from, name));
                }
            }
        }
    }

    /** States that nobody entered. */
    public Set<String> missedStates() {
        return new LinkedHashSet<>(states);
    }

    /** Ways that nobody took: {@code Check → Refuse}. */
    public Set<String> missedBranches() {
        return new LinkedHashSet<>(branches);
    }
}
