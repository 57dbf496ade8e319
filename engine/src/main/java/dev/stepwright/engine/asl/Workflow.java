package dev.stepwright.engine.asl;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A set of states with a start: the top level of a machine, a branch of a Parallel state, or the processor of a Map state.
 *
 * @param startAt name of the first state, always one of {@code states}
 * @param states  by name, in the order of the definition
 */
public record Workflow(String startAt, Map<String, State> states) {

    /** The state of that name; names in transitions were checked when the definition was read. */
    public State state(String name) {
        var state = states.get(name);
        if (state == null) {
            throw new AssertionError("no state '" + name + "' in this workflow");
        }
        return state;
    }

    /** The states that the one of that name is among: these, or those of a branch or a processor anywhere below. */
    public Optional<Workflow> holding(String state) {
        return states.containsKey(state) ? Optional.of(this) : states.values().stream().flatMap(below -> switch (below) {
            case MapState map -> map.processor().holding(state).stream();
            case ParallelState parallel -> parallel.branches().stream().flatMap(branch -> branch.holding(state).stream());
            case TaskState _, PassState _, ChoiceState _, WaitState _, SucceedState _, FailState _ -> Stream.empty();
        }).findFirst();
    }

    /** What runs for each item of that Map state, which may be anywhere below: names are unique in a machine. */
    public Optional<Workflow> processor(String mapState) {
        return states.values().stream().flatMap(state -> switch (state) {
            case MapState map when map.name().equals(mapState) -> Stream.of(map.processor());
            case MapState map -> map.processor().processor(mapState).stream();
            case ParallelState parallel -> parallel.branches().stream().flatMap(branch -> branch.processor(mapState).stream());
            case TaskState _, PassState _, ChoiceState _, WaitState _, SucceedState _, FailState _ -> Stream.empty();
        }).findFirst();
    }
}
