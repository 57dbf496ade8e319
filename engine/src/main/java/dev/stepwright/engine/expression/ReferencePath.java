package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A path from {@code $} to one node, where a result is put: {@code ResultPath} (States Language, "ResultPath"). */
public final class ReferencePath {

    private static final String INVALID = "Value is not a Reference Path";

    private final String text;
    private final List<Step> steps;

    private ReferencePath(String text, List<Step> steps) {
        this.text = text;
        this.steps = steps;
    }

    public static ReferencePath compile(String text) throws SyntaxException {
        if (!text.startsWith("$")) {
            throw new SyntaxException(INVALID + ": Reference path didn't start with '$'", 0);
        }
        Path path = Path.compile(text);
        if (!path.readsInput()) {
            throw new SyntaxException(INVALID + ": expected a path that starts at $, found " + text, 1);
        }
        List<Step> steps = PathSyntax.steps(text, 1).orElseThrow(
                () -> new SyntaxException(INVALID + ": expected only fields and indexes, found " + text, -1));
        if (steps.size() > Json.MAX_DEPTH) {
            throw new SyntaxException(INVALID + ": expected at most " + Json.MAX_DEPTH + " steps, found "
                    + steps.size(), -1);
        }
        return new ReferencePath(text, steps);
    }

    /**
     * The input with the value put at this path, objects created on the way where there is nothing; the input itself
     * stays as it is.
     *
     * @throws EvaluationException {@code States.ResultPathMatchFailure} when the path leads through something that is
     *     neither an object nor, for an index, an array that long
     */
    public JsonNode put(JsonNode input, JsonNode value) {
        return put(input, 0, value, input);
    }

    private JsonNode put(JsonNode node, int depth, JsonNode value, JsonNode input) {
        if (depth == steps.size()) {
            return value;
        }
        return switch (steps.get(depth)) {
            case Step.Field(var name) -> putField(node, name, depth, value, input);
            case Step.Index(var place) -> putElement(node, place, depth, value, input);
        };
    }

    private JsonNode putField(JsonNode node, String name, int depth, JsonNode value, JsonNode input) {
        ObjectNode copy = Json.mapper().createObjectNode();
        if (node instanceof ObjectNode object) {
            copy.setAll(object);
        } else if (node != null) {
            throw conflict(input);
        }
        copy.set(name, put(copy.get(name), depth + 1, value, input));
        return copy;
    }

    private JsonNode putElement(JsonNode node, int place, int depth, JsonNode value, JsonNode input) {
        if (!(node instanceof ArrayNode array) || place < 0 || place >= array.size()) {
            throw conflict(input);
        }
        ArrayNode copy = Json.mapper().createArrayNode().addAll(array);
        copy.set(place, put(array.get(place), depth + 1, value, input));
        return copy;
    }

    private EvaluationException conflict(JsonNode input) {
        return new EvaluationException(EvaluationException.RESULT_PATH_MATCH_FAILURE,
                "Unable to apply ReferencePath " + text + " to input " + Json.write(input));
    }

    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
