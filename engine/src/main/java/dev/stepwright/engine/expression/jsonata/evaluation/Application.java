package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Function;
import dev.stepwright.engine.expression.jsonata.value.FunctionNode;
import dev.stepwright.engine.expression.jsonata.value.Run;
import java.util.Optional;

/** {@code a ~> f}: of a value the function of it, of a function both, one after the other (docs.jsonata.org, "Function chaining"). */
record Application(Node left, Node right, int position) implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        if (right instanceof Call call) {
            return call.call(Optional.of(left), input, frame);
        }
        var value = left.evaluate(input, frame);
        var function = FunctionNode.in(required(right.evaluate(input, frame)));
        var first = FunctionNode.in(value);
        if (first != null) {
            frame.run.spend(1);
            return new FunctionNode(new Chain(first, function));
        }
        return function.call(new JsonNode[] {value}, null, frame.run);
    }

    private JsonNode required(JsonNode function) {
        if (FunctionNode.in(function) == null) {
            throw new Failure(Code.T2006).value(function).at(position);
        }
        return function;
    }

    private record Chain(Function first, Function second) implements Function {

        @Override
        public int arity() {
            return 1;
        }

        @Override
        public JsonNode call(JsonNode[] arguments, JsonNode context, Run run) {
            run.enter();
            var argument = arguments.length == 0 ? null : arguments[0];
            var between = first.call(new JsonNode[] {argument}, null, run);
            var result = second.call(new JsonNode[] {between}, null, run);
            run.leave();
            return result;
        }
    }
}
