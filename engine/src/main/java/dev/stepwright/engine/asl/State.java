package dev.stepwright.engine.asl;

/** One of the eight states (States Language, "State types"). */
public sealed interface State
        permits TaskState, PassState, ChoiceState, WaitState, SucceedState, FailState, ParallelState, MapState {

    /** The state's name, unique in the definition; at most 80 characters. */
    String name();
}
