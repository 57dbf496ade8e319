package dev.stepwright.engine.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The same thing with less in it. */
final class Smaller {

    private static final int DEEPEST = 40;

    private Smaller() {
    }

    /** Without a half, a quarter, … a character of it. */
    static Stream<Supplier<String>> texts(String text) {
        return IntStream.iterate((text.length() + 1) / 2, length -> length > text.length() / 1_000, length -> length / 2).boxed().flatMap(length ->
                IntStream.iterate(0, at -> at < text.length(), at -> at + length)
                        .mapToObj(at -> () -> text.substring(0, at) + text.substring(Math.min(text.length(), at + length))));
    }

    /** A child in place of its parent, or without one field or item, or with a shorter text, at any depth but the absurd. */
    static Stream<Supplier<JsonNode>> trees(JsonNode tree) {
        return trees(tree, 0);
    }

    private static Stream<Supplier<JsonNode>> trees(JsonNode tree, int depth) {
        Stream<Supplier<JsonNode>> children = tree.valueStream().map(child -> () -> child);
        return depth > DEEPEST ? children : switch (tree) {
            case ObjectNode object -> Stream.concat(children, names(object).stream().flatMap(name -> Stream.concat(
                    Stream.of(() -> ((ObjectNode) object.deepCopy()).without(name)),
                    trees(object.get(name), depth + 1).map(it -> () -> object.deepCopy().set(name, it.get())))));
            case ArrayNode array -> Stream.concat(children, IntStream.range(0, array.size()).boxed().flatMap(place -> Stream.concat(
                    Stream.of(() -> without(array, place)),
                    trees(array.get(place), depth + 1).map(it -> () -> with(array, place, it.get())))));
            default -> tree.isTextual() ? texts(tree.textValue()).map(it -> () -> JsonNodeFactory.instance.textNode(it.get())) : Stream.empty();
        };
    }

    private static List<String> names(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode without(ArrayNode array, int place) {
        var copy = array.deepCopy();
        copy.remove(place);
        return copy;
    }

    private static JsonNode with(ArrayNode array, int place, JsonNode value) {
        var copy = array.deepCopy();
        copy.set(place, value);
        return copy;
    }
}
