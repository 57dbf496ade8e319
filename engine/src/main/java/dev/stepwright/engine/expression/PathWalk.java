package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One way along a path.  What comes out, and in which cases nothing does, is what json-path 2.0.0 with nodes of Jackson gives. Where
 * that has a Java null, of a field that holds null or a place beyond an array, so has this.
 */
final class PathWalk {

    private static final int PRICE_OF_RESULT = 4;

    private final CompiledPath path;
    private final Effort effort;
    private final Criterion.Stand stand;
    /** Where the walk is, in the words of a cause; null as long as nobody asks for words. */
    private final StringBuilder trail;
    private final int length;
    private boolean allNames;
    private JsonNode single;
    private ArrayNode results;

    PathWalk(CompiledPath path, JsonNode root, Effort effort, StringBuilder trail) {
        this.path = path;
        this.effort = effort;
        this.trail = trail;
        this.stand = new Criterion.Stand(root, effort, trail != null);
        this.length = path.tokens().size();
        this.results = path.isDefinite() ? null : Json.mapper().createArrayNode();
    }

    void requireAllNames(boolean required) {
        allNames = required;
    }

    void go(JsonNode start) {
        visit(0, start);
    }

    /** Of a path to one node the node, null when it is a place beyond an array; else the array of all. */
    JsonNode result() {
        return path.isDefinite() ? single : results;
    }

    /** @param model null for what is null without being a node of an array */
    void visit(int at, JsonNode model) {
        effort.spend(1);
        if (at == length) {
            add(model);
            return;
        }
        switch (path.step(at)) {
            case PathToken.Field field -> field(at, field, model);
            case PathToken.Fields fields -> fields(at, fields, model);
            case PathToken.Every _ -> every(at, model);
            case PathToken.Filter filter -> filter(at, filter, model);
            case PathToken.Scan _ -> new PathScan(this).walk(at + 1, model);
            case PathToken.Place(int place) -> place(at, place, array(at, model));
            case PathToken.FromEnd(int offset) -> place(at, array(at, model).size() + offset, model);
            case PathToken.Places(var places) -> {
                ArrayNode array = array(at, model);
                places.forEach(place -> place(at, place, array));
            }
            case PathToken.Slice slice -> slice(at, slice, array(at, model));
        }
    }

    CompiledPath path() {
        return path;
    }

    boolean isEnd(int at) {
        return at == length;
    }

    private void add(JsonNode model) {
        if (results == null) {
            single = model;
        } else {
            effort.spend(PRICE_OF_RESULT);
            results.add(model == null ? NullNode.instance : model);
        }
    }

    private void field(int at, PathToken.Field field, JsonNode model) {
        if (!(model instanceof ObjectNode object)) {
            throw notFound(() -> "Property " + field.text() + " not found in path " + trail);
        }
        JsonNode value = object.get(field.name());
        if (value == null) {
            absent(at, field);
        } else if (at + 1 == length) {
            add(value);
        } else {
            int before = enter(field.text());
            visit(at + 1, bare(value));
            leave(before);
        }
    }

    private void absent(int at, PathToken.Field field) {
        if (at + 1 == length) {
            throw notFound(() -> "No results for path: " + trail + field.text());
        }
        if (path.mustLeadOn(at)) {
            throw notFound(() -> "Missing property in path " + trail + field.text());
        }
    }

    private void fields(int at, PathToken.Fields fields, JsonNode model) {
        if (!(model instanceof ObjectNode object)) {
            throw notFound(() -> "Property " + fields.text() + " not found in path " + trail);
        }
        if (at + 1 < length) {
            throw notApplicable(() -> "Multi properties can only be used as path leafs: " + trail + fields.text());
        }
        ObjectNode merged = Json.mapper().createObjectNode();
        for (String name : fields.names()) {
            effort.spend(1);
            JsonNode value = object.get(name);
            if (value != null) {
                merged.set(name, value);
            } else if (allNames) {
                throw notFound(() -> "Missing property in path " + trail + fields.text());
            }
        }
        add(merged);
    }

    private void every(int at, JsonNode model) {
        if (model instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                int before = trail == null ? 0 : enter("['" + member.getKey() + "']");
                visit(at + 1, at + 1 == length ? member.getValue() : bare(member.getValue()));
                leave(before);
            }
        } else if (model instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                int before = trail == null ? 0 : trail.length();
                try {
                    place(at, index, array);
                } catch (PathFault fault) {
                    if (!fault.isAbsence()) {
                        throw fault;
                    }
                    leave(before);
                }
            }
        }
    }

    private void filter(int at, PathToken.Filter filter, JsonNode model) {
        if (model instanceof ArrayNode array) {
            int size = array.size();
            for (int index = 0; index < size; index++) {
                if (accepts(filter, bare(array.get(index)))) {
                    place(at, index, array);
                }
            }
        } else if (!(model instanceof ObjectNode)) {
            throw notApplicable(() -> "Filter: " + rest(at) + " can not be applied to primitives. Current context is: " + shown(model));
        } else if (accepts(filter, model)) {
            visit(at + 1, model);
        }
    }

    boolean accepts(PathToken.Filter filter, JsonNode item) {
        return filter.filter().holds(item, stand);
    }

    private ArrayNode array(int at, JsonNode model) {
        if (model == null) {
            throw notFound(() -> "The path " + trail + " is null");
        }
        if (model instanceof ArrayNode array) {
            return array;
        }
        throw notApplicable(() -> "Filter: " + rest(at) + " can only be applied to arrays. Current context is: " + shown(model));
    }

    private void place(int at, int place, JsonNode array) {
        int before = trail == null ? 0 : enter("[" + place + "]");
        visit(at + 1, array.get(place));
        leave(before);
    }

    private void slice(int at, PathToken.Slice slice, ArrayNode array) {
        int size = array.size();
        int from = slice.from().orElse(0);
        int to = slice.to().orElse(size);
        if (slice.to().isEmpty()) {
            from = Math.max(0, from < 0 ? size + from : from);
        } else if (slice.from().isEmpty()) {
            to = to < 0 ? size + to : to;
        }
        if (size > 0) {
            for (int index = from; index < Math.min(size, to); index++) {
                place(at, index, array);
            }
        }
    }

    /** What a member or an item that is looked into holds: null of what is null. */
    static JsonNode bare(JsonNode value) {
        return value.isNull() ? null : value;
    }

    void spend() {
        effort.spend(1);
    }

    int enter(String step) {
        if (trail == null) {
            return 0;
        }
        int before = trail.length();
        trail.append(step);
        return before;
    }

    void leave(int before) {
        if (trail != null) {
            trail.setLength(before);
        }
    }

    boolean isInWords() {
        return trail != null;
    }

    private String rest(int at) {
        var text = new StringBuilder();
        path.tokens().subList(at, length).forEach(token -> text.append(token.text()));
        return text.toString();
    }

    /** A text that is a member of an object stands without quotes. */
    private String shown(JsonNode model) {
        boolean isMember = trail.toString().endsWith("']");
        return model == null ? "null" : model.isTextual() && isMember ? model.textValue() : Json.write(model);
    }

    private PathFault notFound(Supplier<String> words) {
        return trail == null ? PathFault.NOT_FOUND : PathFault.notFound(words.get());
    }

    private PathFault notApplicable(Supplier<String> words) {
        return trail == null ? PathFault.NOT_APPLICABLE : PathFault.notApplicable(words.get());
    }
}
