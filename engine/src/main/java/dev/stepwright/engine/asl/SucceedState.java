package dev.stepwright.engine.asl;

/** Ends its workflow well (States Language, "Succeed State"). */
public record SucceedState(String name, DataFlow flow) implements State {
}
