package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What stands between the parentheses of an intrinsic function. */
sealed interface Argument {

    /** @param raw a string literal as it was written, escapes and all; for other literals the value's text */
    record Literal(JsonNode value, String raw) implements Argument {
    }

    record Reference(Path path) implements Argument {
    }

    record Call(IntrinsicFunction function, List<Argument> arguments) implements Argument {
    }
}
