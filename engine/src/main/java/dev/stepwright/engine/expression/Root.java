package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;

/** Where a path starts: {@code $}, {@code $$} or {@code $name}. */
sealed interface Root {

    /** The node to start from, or null when there is none. */
    JsonNode in(Scope scope);

    record Input() implements Root {
        @Override
        public JsonNode in(Scope scope) {
            return scope.input();
        }
    }

    record Context() implements Root {
        @Override
        public JsonNode in(Scope scope) {
            return scope.context();
        }
    }

    record Variable(String name) implements Root {
        @Override
        public JsonNode in(Scope scope) {
            return scope.variable(name);
        }
    }
}
