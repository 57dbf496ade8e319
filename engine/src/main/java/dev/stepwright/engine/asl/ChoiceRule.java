package dev.stepwright.engine.asl;

/** One rule of a Choice state: when the condition holds, go to {@code next}. */
public record ChoiceRule(Condition condition, String next) {
}
