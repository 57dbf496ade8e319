package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.stepwright.engine.expression.jsonata.value.Items;
import dev.stepwright.engine.expression.jsonata.value.Values;

/** A part without parts of its own. */
sealed interface Leaf extends Node {

    @Override
    default JsonNode evaluate(JsonNode input, Frame frame) {
        frame.run.touch();
        var value = value(input, frame);
        return value instanceof Items items ? items.collapsed() : value;
    }

    /** A number, a text, true, false, null, or a regular expression. */
    record Literal(JsonNode value) implements Leaf {
        @Override
        public JsonNode value(JsonNode input, Frame frame) {
            return value;
        }
    }

    /** {@code $}. */
    record Context() implements Leaf {
        @Override
        public JsonNode value(JsonNode input, Frame frame) {
            return input;
        }
    }

    /**
     * A variable or a function.
     *
     * @param bound   whether the expression binds it anywhere
     * @param builtIn the function of that name, or null
     */
    record Variable(String name, boolean bound, JsonNode builtIn) implements Leaf {
        @Override
        public JsonNode value(JsonNode input, Frame frame) {
            if (bound) {
                var value = frame.lookup(name, MISSING);
                if (value != MISSING) {
                    return value;
                }
            }
            var value = frame.surroundings.variable(name);
            return value == null ? builtIn : value;
        }
    }

    /** {@code $states.input} and the like. */
    record StatesField(String field) implements Leaf {
        @Override
        public JsonNode value(JsonNode input, Frame frame) {
            return frame.surroundings.states(field);
        }
    }

    /** {@code %}, by the name that its step binds it to. */
    record Parent(String label) implements Leaf {
        @Override
        public JsonNode value(JsonNode input, Frame frame) {
            return frame.lookup(label, null);
        }
    }

    /** A field, of one object or of all in an array. */
    record Name(String name) implements Leaf {
        @Override
        public JsonNode value(JsonNode input, Frame frame) {
            return Values.member(input, name, frame.run);
        }
    }

    JsonNode MISSING = MissingNode.getInstance();
}
