package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;

/**
 * {@code ..}: looks at all objects and arrays below a node, itself first.  To an array that the step behind takes json-path 2.0.0
 * does not apply that step but, item by item, what follows it; so does this.
 *
 * @param walk the way that comes here
 */
record PathScan(PathWalk walk) {

    /** @param at the step behind */
    void walk(int at, JsonNode model) {
        walk.spend();
        if (model instanceof ObjectNode object) {
            members(at, object);
        } else if (model instanceof ArrayNode array) {
            items(at, array);
        }
    }

    private void members(int at, ObjectNode object) {
        if (takes(at, object)) {
            walk.visit(at, object);
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getValue().isContainerNode()) {
                int before = walk.isInWords() ? walk.enter("['" + member.getKey() + "']") : 0;
                walk(at, member.getValue());
                walk.leave(before);
            } else {
                walk.spend();
            }
        }
    }

    private void items(int at, ArrayNode array) {
        if (takes(at, array)) {
            if (walk.isEnd(at + 1)) {
                walk.visit(at, array);
            } else {
                each(array, item -> walk.visit(at + 1, item));
            }
        }
        each(array, item -> walk(at, item));
    }

    private void each(ArrayNode array, Consumer<JsonNode> visit) {
        for (int index = 0; index < array.size(); index++) {
            int before = walk.isInWords() ? walk.enter("[" + index + "]") : 0;
            visit.accept(PathWalk.bare(array.get(index)));
            walk.leave(before);
        }
    }

    private boolean takes(int at, JsonNode model) {
        return switch (walk.path().step(at)) {
            case PathToken.Field(var name) -> model.isObject() && model.has(name);
            case PathToken.Fields(var names) -> model.isObject() && names.stream().allMatch(model::has);
            case PathToken.Place _, PathToken.Places _, PathToken.FromEnd _, PathToken.Slice _ -> model.isArray();
            case PathToken.Every _ -> true;
            case PathToken.Filter filter -> walk.accepts(filter, model);
            case PathToken.Scan _ -> false;
        };
    }
}
