package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Supplier;

/** What looking along a path comes to. */
sealed interface Lookup {

    record Found(JsonNode node) implements Lookup {
    }

    /** The last step is a place beyond the ends of an array, which AWS reads as null in a template and in a path field. */
    record Beyond() implements Lookup {
    }

    /** @param detail why, in json-path's words */
    record Missing(Supplier<String> detail) implements Lookup {
    }

    default Optional<JsonNode> found() {
        return this instanceof Found(var node) ? Optional.of(node) : Optional.empty();
    }
}
