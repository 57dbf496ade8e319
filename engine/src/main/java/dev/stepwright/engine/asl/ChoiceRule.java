package dev.stepwright.engine.asl;

/** One rule of a Choice state: when the condition holds, go to {@code next}, with an Output and an Assign of its own. */
public record ChoiceRule(Condition condition, DataFlow flow, String next) {
}
