package dev.stepwright.engine.asl;

import dev.stepwright.engine.expression.Intrinsic;
import dev.stepwright.engine.expression.Path;
import dev.stepwright.engine.expression.jsonata.JsonataExpression;

/** A text written in the definition, or found while running (Error/ErrorPath, Cause/CausePath, Credentials.RoleArn[.$]). */
public sealed interface Text {

    record Literal(String value) implements Text {
    }

    record From(Path path) implements Text {
    }

    record Computed(Intrinsic intrinsic) implements Text {
    }

    /** JSONata in that field. */
    record Evaluated(String field, JsonataExpression expression) implements Text {
    }
}
