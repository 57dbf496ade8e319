package dev.stepwright.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Of one model of AWS's format, what the answers of its actions may be: members and their types, which are always there, and bounds.
 * It is text: a line for each action (a name behind {@code @}) and for each shape that is more than a scalar without bounds; a name, a
 * blank, JSON. Names are spelled as Step Functions spells them.
 */
final class AnswerModel {

    private static final String SHAPE = "shape";
    private static final List<String> BOUNDS = List.of("min", "max", "enum");

    private final JsonNode shapes;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> seen = new LinkedHashSet<>();
    private final ArrayDeque<String> found = new ArrayDeque<>();

    private AnswerModel(JsonNode shapes) {
        this.shapes = shapes;
    }

    static String of(JsonNode model) {
        var made = new AnswerModel(model.path("shapes"));
        model.path("operations").properties().stream().filter(action -> action.getValue().has("output")).forEach(action ->
                made.line("@" + Spelling.action(action.getKey()), made.type(action.getValue().get("output"))));
        while (!made.found.isEmpty()) {
            var name = made.found.remove();
            made.line(name, made.shape(made.shapes.get(name)));
        }
        return made.text.toString();
    }

    private void line(String name, JsonNode value) {
        text.append(name).append(' ').append(value).append('\n');
    }

    /** A star and a letter for a scalar without bounds, else the name of a shape, which gets a line of its own. */
    private JsonNode type(JsonNode reference) {
        var name = reference.path(SHAPE).asText();
        var shape = shapes.path(name);
        if (kind(shape).length() == 1 && BOUNDS.stream().noneMatch(shape::has)) {
            return JsonNodeFactory.instance.textNode("*" + kind(shape));
        }
        if (seen.add(name)) {
            found.add(name);
        }
        return JsonNodeFactory.instance.textNode(name);
    }

    /** Times and bytes are text in JSON. */
    private static String kind(JsonNode shape) {
        return switch (shape.path("type").asText()) {
            case "structure" -> shape.path("document").asBoolean() ? "o" : "structure";
            case "list" -> "list";
            case "map" -> "map";
            case "integer", "long", "float", "double", "short", "byte", "biginteger", "bigdecimal" -> "n";
            case "boolean" -> "b";
            default -> "s";
        };
    }

    private ObjectNode shape(JsonNode shape) {
        var made = JsonNodeFactory.instance.objectNode();
        switch (kind(shape)) {
            case "structure" -> {
                var members = made.putObject("m");
                shape.path("members").properties().forEach(member -> members.set(Spelling.member(member.getKey()), type(member.getValue())));
                if (shape.path("required").size() > 0) {
                    var required = made.putArray("r");
                    shape.get("required").forEach(name -> required.add(Spelling.member(name.asText())));
                }
            }
            case "list" -> made.set("e", type(shape.path("member")));
            case "map" -> made.set("v", type(shape.path("value")));
            case String scalar -> made.put("t", scalar);
        }
        BOUNDS.stream().filter(shape::has).forEach(bound -> made.set(bound, shape.get(bound)));
        return made;
    }
}
