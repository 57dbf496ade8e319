package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;

/** One step of a path that leads to a single node. */
sealed interface Step {

    /** The node one step further, or null when there is none. */
    JsonNode from(JsonNode node);

    /** The step as AWS names it in a cause. */
    String text();

    /** The same step of a path of any kind. */
    default PathToken token() {
        return switch (this) {
            case Field(var name) -> new PathToken.Field(name);
            case Index(var place) -> new PathToken.Place(place);
        };
    }

    record Field(String name) implements Step {
        @Override
        public String text() {
            return name;
        }

        @Override
        public JsonNode from(JsonNode node) {
            return node.isObject() ? node.get(name) : null;
        }
    }

    /** A place in an array; at a negative one there is nothing. */
    record Index(int place) implements Step {
        @Override
        public String text() {
            return Integer.toString(place);
        }

        @Override
        public JsonNode from(JsonNode node) {
            return node.isArray() ? node.get(place) : null;
        }
    }
}
