package dev.stepwright.engine.expression.jsonata;

import java.util.Arrays;
import java.util.Optional;

/** The fields of the reserved variable {@code $states} (States Language, "Reserved Variable: $states"). */
public enum StatesPart {
    /** The state's raw input. */
    INPUT("input"),
    /** What a Task, Parallel or Map state gave. */
    RESULT("result"),
    /** What a Catch sees of the failure. */
    ERROR_OUTPUT("errorOutput"),
    /** The context object. */
    CONTEXT("context");

    private final String field;

    StatesPart(String field) {
        this.field = field;
    }

    /** The name as expressions spell it. */
    public String field() {
        return field;
    }

    static Optional<StatesPart> named(String field) {
        return Arrays.stream(values()).filter(part -> part.field.equals(field)).findFirst();
    }
}
