package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.jsonata.value.Function;
import dev.stepwright.engine.expression.jsonata.value.Run;
import java.util.Optional;

/**
 * A call that a function ends with, given back to whoever called the function, so that calls do not pile up. What stands behind the
 * block it ends sees it as a function (2.0.6, run).
 */
record TailCall(Call call, JsonNode input, Frame frame) implements Function {

    @Override
    public int arity() {
        return 0;
    }

    @Override
    public JsonNode call(JsonNode[] arguments, JsonNode context, Run run) {
        return call.call(Optional.empty(), input, frame);
    }

    JsonNode goOn() {
        return call.goOn(input, frame);
    }
}
