package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path of the common kind, followed without Jayway, ten times as fast and to the same end: fields and places that lead to an
 * array, all of its items or those that pass a filter ({@link Comparison}), fields of these, and so on.
 *
 * @param prefix what leads to the array
 * @param rest   from the array on
 */
record FilteredPath(List<Step> prefix, List<Part> rest) {

    private static final Pattern FIELD = Pattern.compile("\\.([A-Za-z_][A-Za-z_0-9]*+)(?!\\()|\\['([^'\\\\]++)'\\]");
    private static final Pattern PLACE = Pattern.compile("\\[(-?\\d{1,8})\\]");
    private static final String ALL = "[*]";
    private static final String FILTER = "[?(";

    /** What is done with each node that the parts before lead to. */
    private sealed interface Part {
    }

    private record Field(String name) implements Part {
    }

    private record Each(Optional<Comparison.Either> filter) implements Part {
    }

    /** @param text a path from {@code $} on; empty when it is of another kind */
    static Optional<FilteredPath> of(String text) {
        var prefix = new ArrayList<Step>();
        var rest = new ArrayList<Part>();
        var field = FIELD.matcher(text);
        var place = PLACE.matcher(text);
        int at = 1;
        while (at < text.length()) {
            if (field.region(at, text.length()).lookingAt()) {
                String name = field.group(1) == null ? field.group(2) : field.group(1);
                if (rest.isEmpty()) {
                    prefix.add(new Step.Field(name));
                } else {
                    rest.add(new Field(name));
                }
                at = field.end();
            } else if (rest.isEmpty() && place.region(at, text.length()).lookingAt()) {
                prefix.add(new Step.Index(Integer.parseInt(place.group(1))));
                at = place.end();
            } else if (text.startsWith(ALL, at)) {
                rest.add(new Each(Optional.empty()));
                at += ALL.length();
            } else if (text.startsWith(FILTER, at)) {
                int close = FilterText.close(text, at + 2);
                var filter = Comparison.of(text.substring(at + FILTER.length(), Math.max(at + FILTER.length(), close)));
                if (filter.isEmpty() || !text.startsWith(")]", close)) {
                    return Optional.empty();
                }
                rest.add(new Each(filter));
                at = close + 2;
            } else {
                return Optional.empty();
            }
        }
        return rest.isEmpty() ? Optional.empty() : Optional.of(new FilteredPath(List.copyOf(prefix), List.copyOf(rest)));
    }

    /** All that it leads to; empty when there is no array to begin with, of which Jayway has something to say. */
    Optional<JsonNode> look(JsonNode root, Effort effort) {
        JsonNode node = root;
        for (Step step : prefix) {
            node = step.from(node);
            if (node == null) {
                return Optional.empty();
            }
        }
        if (!node.isArray()) {
            return Optional.empty();
        }
        ArrayNode found = Json.mapper().createArrayNode();
        follow(node, 0, found, effort);
        return Optional.of(found);
    }

    private void follow(JsonNode node, int index, ArrayNode found, Effort effort) {
        effort.spend(1);
        if (index == rest.size()) {
            found.add(node);
            return;
        }
        switch (rest.get(index)) {
            case Field(var name) -> {
                JsonNode value = node.isObject() ? node.get(name) : null;
                if (value != null) {
                    follow(value, index + 1, found, effort);
                }
            }
            case Each(var filter) when filter.isEmpty() -> {
                for (JsonNode child : node) {
                    follow(child, index + 1, found, effort);
                }
            }
            case Each(var filter) when node.isArray() -> {
                for (JsonNode item : node) {
                    if (filter.get().holds(item, effort)) {
                        follow(item, index + 1, found, effort);
                    }
                }
            }
            case Each(var filter) -> {
                if (node.isObject() && filter.get().holds(node, effort)) {
                    follow(node, index + 1, found, effort);
                }
            }
        }
    }
}
