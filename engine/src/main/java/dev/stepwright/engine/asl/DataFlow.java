package dev.stepwright.engine.asl;

/** How data passes through a state. Each query language has its own form, because their fields have nothing in common. */
public sealed interface DataFlow permits JsonPathFlow, JsonataFlow {
}
