package dev.stepwright.engine.asl;

import java.util.List;
import java.util.Optional;

/**
 * Branches on its input (States Language, "Choice State").
 *
 * @param rules     tried in order; at least one
 * @param otherwise the Default: name of the state taken when no rule matches
 */
public record ChoiceState(String name, DataFlow flow, List<ChoiceRule> rules, Optional<String> otherwise) implements State {
}
