package dev.stepwright.engine.expression.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * What all of the language does with values. They are Jackson's nodes, looked at in place; undefined is null in Java. An array may
 * hold an undefined item, such as a group of a pattern that matched nothing: a {@link MissingNode}.
 */
public final class Values {

    private Values() {
    }

    /** The item at a place, null when it is undefined or there is none. */
    public static JsonNode item(ArrayNode array, int index) {
        return defined(array.get(index));
    }

    /** As an array holds it. */
    public static JsonNode held(JsonNode value) {
        return value == null ? MissingNode.getInstance() : value;
    }

    public static JsonNode defined(JsonNode value) {
        return value instanceof MissingNode ? null : value;
    }

    /** Whether a value counts as true (docs.jsonata.org, "Boolean functions"; of functions 2.0.6, run); undefined does not. */
    public static boolean isTrue(JsonNode value, Run run) {
        return switch (value) {
            case null -> false;
            case BooleanNode it -> it.booleanValue();
            case NumericNode it -> it.doubleValue() != 0 && !Double.isNaN(it.doubleValue());
            case TextNode it -> !it.textValue().isEmpty();
            case ObjectNode it -> !it.isEmpty();
            case ArrayNode it -> anyIsTrue(it, run, 0);
            case FunctionNode it -> !it.isPlain();
            default -> false;
        };
    }

    private static boolean anyIsTrue(ArrayNode array, Run run, int level) {
        for (JsonNode item : array) {
            run.level(level);
            if (item instanceof ArrayNode inner ? anyIsTrue(inner, run, level + 1) : isTrue(item, run)) {
                return true;
            }
        }
        return false;
    }

    /** Whether two values are equal, through and through (docs.jsonata.org, "Comparison operators"). */
    public static boolean areEqual(JsonNode one, JsonNode other, Run run) {
        return areEqual(one, other, run, 0);
    }

    private static boolean areEqual(JsonNode one, JsonNode other, Run run, int level) {
        run.level(level);
        return one == other && !(one instanceof NumericNode) || switch (one) {
            case TextNode it -> other instanceof TextNode text && it.textValue().equals(text.textValue());
            case NumericNode it -> other instanceof NumericNode number && it.doubleValue() == number.doubleValue();
            case BooleanNode it -> other instanceof BooleanNode && it.booleanValue() == other.booleanValue();
            case ArrayNode it -> other instanceof ArrayNode array && areEqual(it, array, run, level);
            case ObjectNode it -> other instanceof ObjectNode object && areEqual(it, object, run, level);
            case NullNode _ -> other instanceof NullNode;
            case null, default -> false;
        };
    }

    private static boolean areEqual(ArrayNode one, ArrayNode other, Run run, int level) {
        if (one.size() != other.size()) {
            return false;
        }
        for (var i = 0; i < one.size(); i++) {
            if (!areEqual(one.get(i), other.get(i), run, level + 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean areEqual(ObjectNode one, ObjectNode other, Run run, int level) {
        if (one.size() != other.size()) {
            return false;
        }
        for (var member : one.properties()) {
            var counterpart = other.get(member.getKey());
            if (counterpart == null || !areEqual(member.getValue(), counterpart, run, level + 1)) {
                return false;
            }
        }
        return true;
    }

    /** A text as it is; any other value as {@code $string} has it, undefined as the empty text. */
    public static String text(JsonNode value, Run run) {
        return switch (value) {
            case null -> "";
            case TextNode it -> it.textValue();
            case POJONode _ -> "";
            case NumericNode it -> {
                if (!Double.isFinite(it.doubleValue())) {
                    throw new Failure(Code.D3001).value(it);
                }
                yield Numbers.text(Numbers.rounded(it.doubleValue()));
            }
            default -> JsonText.of(value, false, run);
        };
    }

    /** The first array with the second's items behind it; what is no array counts as one of itself (docs: {@code $append}). */
    public static JsonNode appended(JsonNode first, JsonNode second, Run run) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        var size = size(first) + size(second);
        run.requireItems(size);
        run.spend(1 + size / 4);
        var all = Items.array(size);
        addAll(all, first);
        addAll(all, second);
        return all;
    }

    private static int size(JsonNode value) {
        return value instanceof ArrayNode array ? array.size() : 1;
    }

    public static void addAll(Items to, JsonNode value) {
        if (value instanceof ArrayNode array) {
            to.addAll(array);
        } else {
            to.add(value);
        }
    }

    /** The values of a name in an object, or in all objects of an array and the arrays in it; null when there are none. */
    public static JsonNode member(JsonNode value, String name, Run run) {
        return switch (value) {
            case ObjectNode object -> defined(object.get(name));
            case ArrayNode array -> {
                var found = Items.sequence();
                gather(array, name, found, run, 0);
                yield found;
            }
            case null, default -> null;
        };
    }

    private static void gather(ArrayNode array, String name, Items found, Run run, int level) {
        run.spend(array.size());
        for (JsonNode item : array) {
            if (item instanceof ObjectNode object) {
                var value = object.get(name);
                if (value instanceof ArrayNode values) {
                    run.spend(values.size());
                    found.addAll(values);
                } else if (value != null) {
                    found.add(value);
                }
            } else if (item instanceof ArrayNode inner) {
                run.level(level);
                gather(inner, name, found, run, level + 1);
            }
        }
        run.requireItems(found.size());
    }
}
