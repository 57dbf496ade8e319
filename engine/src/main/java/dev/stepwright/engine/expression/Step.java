package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;

/** One step of a path that leads to a single node. */
sealed interface Step {

    /** The node one step further, or null when there is none. */
    JsonNode from(JsonNode node);

    /** The step as AWS names it in a cause. */
    String text();

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

    /** A place in an array; a negative one counts from the end. */
    record Index(int place) implements Step {
        @Override
        public String text() {
            return Integer.toString(place);
        }

        @Override
        public JsonNode from(JsonNode node) {
            return node.isArray() ? node.get(place < 0 ? node.size() + place : place) : null;
        }
    }
}
