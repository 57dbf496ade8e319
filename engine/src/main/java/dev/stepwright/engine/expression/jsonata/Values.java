package dev.stepwright.engine.expression.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.Json;
import java.util.List;
import java.util.Map;

/** JSON as the library has it, and back.  What went in and comes out whole is the same node. */
final class Values {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Values() {
    }

    /** By class, the common ones first: this is done for each value that an expression looks at. */
    static Object of(JsonNode node) {
        return switch (node) {
            case TextNode text -> text.textValue();
            case ObjectNode object -> new ObjectView(object);
            case IntNode number -> number.intValue();
            case DoubleNode number -> number.doubleValue();
            case BooleanNode bool -> bool.booleanValue();
            case ArrayNode array -> new ArrayView(array);
            case NullNode _ -> Jsonata.NULL_VALUE;
            case NumericNode number -> number(number);
            default -> throw new AssertionError("no JSON: " + node.getNodeType());
        };
    }

    private static Number number(NumericNode node) {
        if (node.isIntegralNumber()) {
            return node.canConvertToInt() ? (Number) node.intValue()
                    : node.canConvertToLong() ? (Number) node.longValue() : (Number) node.doubleValue();
        }
        return node.doubleValue();
    }

    /** @throws Unsupported when there is a function in it, or a number that JSON cannot say */
    static JsonNode toJson(Object value) {
        return toJson(value, 0);
    }

    private static JsonNode toJson(Object value, int depth) {
        if (depth > Json.MAX_DEPTH) {
            throw new Meter.Exceeded("The value is nested deeper than " + Json.MAX_DEPTH + " levels");
        }
        return switch (value) {
            case null -> NullNode.instance;
            case ObjectView view -> view.node();
            case ArrayView view -> view.node();
            case String text -> NODES.textNode(text);
            case Boolean bool -> NODES.booleanNode(bool);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Number number -> decimal(number.doubleValue());
            case List<?> list -> array(list, depth);
            case Map<?, ?> map -> object(map, depth);
            default -> {
                if (value == Jsonata.NULL_VALUE) {
                    yield NullNode.instance;
                }
                throw new Unsupported();
            }
        };
    }

    private static JsonNode decimal(double number) {
        if (!Double.isFinite(number)) {
            throw new Unsupported();
        }
        return NODES.numberNode(number);
    }

    private static JsonNode array(List<?> list, int depth) {
        Meter.current().spend(list.size());
        var array = NODES.arrayNode(list.size());
        list.forEach(item -> array.add(toJson(item, depth + 1)));
        return array;
    }

    /** Undefined members are left out, as the library's own JSON does. */
    private static JsonNode object(Map<?, ?> map, int depth) {
        Meter.current().spend(map.size());
        var object = NODES.objectNode();
        map.forEach((name, value) -> {
            if (value != null) {
                object.set((String) name, toJson(value, depth + 1));
            }
        });
        return object;
    }

    /** A value that is no JSON. */
    static final class Unsupported extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unsupported() {
            super(null, null, false, false);
        }
    }
}
