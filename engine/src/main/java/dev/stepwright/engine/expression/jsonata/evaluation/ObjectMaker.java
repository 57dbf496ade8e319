package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;

/** <code>{...}</code> by itself: of the context, as a group would be. */
record ObjectMaker(Group group) implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        return group.of(input, frame);
    }
}
