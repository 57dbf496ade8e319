package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.jsonata.signature.Signature;
import dev.stepwright.engine.expression.jsonata.value.Function;
import dev.stepwright.engine.expression.jsonata.value.FunctionNode;
import dev.stepwright.engine.expression.jsonata.value.Run;
import java.util.List;
import java.util.Optional;

/**
 * A function that was written in an expression, with what it saw where it was made (docs.jsonata.org, "Function definition").
 *
 * @param input the context where it was made
 */
record Lambda(List<String> parameters, Optional<Signature> signature, Node body, JsonNode input, Frame frame) implements Function {

    private static final int PRICE = 2;

    @Override
    public int arity() {
        return parameters.size();
    }

    @Override
    public JsonNode call(JsonNode[] arguments, JsonNode context, Run run) {
        var result = begin(arguments, context, run);
        while (FunctionNode.in(result) instanceof TailCall next) {
            run.spend(PRICE);
            result = next.goOn();
        }
        return result;
    }

    /** What it gives may be a {@link TailCall}. */
    JsonNode begin(JsonNode[] arguments, JsonNode context, Run run) {
        var given = signature.isPresent() ? signature.get().validate(arguments, context) : arguments;
        run.spend(PRICE);
        var inner = new Frame(frame);
        for (var i = 0; i < parameters.size(); i++) {
            inner.bind(parameters.get(i), i < given.length ? given[i] : null);
        }
        return body.evaluate(input, inner);
    }
}
