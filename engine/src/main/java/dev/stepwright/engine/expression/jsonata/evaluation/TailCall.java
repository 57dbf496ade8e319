package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;

/** A call that a function ends with, given back to whoever called the function, so that calls do not pile up. */
final class TailCall extends POJONode {

    private static final long serialVersionUID = 1;

    private final transient Call call;
    private final transient JsonNode input;
    private final transient Frame frame;

    TailCall(Call call, JsonNode input, Frame frame) {
        super(call);
        this.call = call;
        this.input = input;
        this.frame = frame;
    }

    JsonNode goOn() {
        return call.goOn(input, frame);
    }
}
