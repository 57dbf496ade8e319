package dev.stepwright.engine.asl;

import java.util.Optional;

/** Ends its workflow with an error (States Language, "Fail State"). */
public record FailState(String name, DataFlow flow, Optional<Text> error, Optional<Text> cause) implements State {
}
