package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;

/** A scope of given values. */
record FixedScope(JsonNode input, JsonNode context, JsonNode variables) implements Scope {

    static FixedScope of(String input) {
        return new FixedScope(Json.parse(input), Json.parse("{}"), Json.parse("{}"));
    }

    @Override
    public JsonNode variable(String name) {
        return variables.get(name);
    }

    JsonNode all() {
        return Json.mapper().createArrayNode().add(input).add(context).add(variables);
    }
}
