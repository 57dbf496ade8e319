package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A part of a payload template, ready to be evaluated. */
sealed interface TemplateNode {

    JsonNode evaluate(Scope scope, Randomness randomness);

    record Constant(JsonNode value) implements TemplateNode {
        @Override
        public JsonNode evaluate(Scope scope, Randomness randomness) {
            return value;
        }
    }

    /** @param field the field's name as written, {@code .$} included */
    record Dynamic(String field, Expression expression) implements TemplateNode {
        @Override
        public JsonNode evaluate(Scope scope, Randomness randomness) {
            return switch (expression) {
                case Path path -> path.readFor(field, scope);
                case Intrinsic intrinsic -> intrinsic.evaluate(scope, randomness);
            };
        }
    }

    record Fields(List<Field> fields) implements TemplateNode {
        record Field(String name, TemplateNode value) {
        }

        @Override
        public JsonNode evaluate(Scope scope, Randomness randomness) {
            ObjectNode object = Json.mapper().createObjectNode();
            fields.forEach(field -> object.set(field.name(), field.value().evaluate(scope, randomness)));
            return object;
        }
    }

    record Items(List<TemplateNode> items) implements TemplateNode {
        @Override
        public JsonNode evaluate(Scope scope, Randomness randomness) {
            ArrayNode array = Json.mapper().createArrayNode();
            items.forEach(item -> array.add(item.evaluate(scope, randomness)));
            return array;
        }
    }
}
