package dev.stepwright.engine.asl;

import java.util.Map;

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
}
