package dev.stepwright.engine.asl;

import dev.stepwright.engine.expression.PayloadTemplate;
import dev.stepwright.engine.expression.jsonata.JsonataTemplate;

/** JSON to build while running, in either query language. */
public sealed interface Template {

    /** A payload template: fields whose names end in {@code .$} hold expressions. */
    record JsonPath(PayloadTemplate template) implements Template {
    }

    /** Any text in it may be an expression. */
    record Jsonata(JsonataTemplate template) implements Template {
    }
}
