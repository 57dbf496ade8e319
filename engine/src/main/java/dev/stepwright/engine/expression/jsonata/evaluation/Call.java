package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Function;
import dev.stepwright.engine.expression.jsonata.value.FunctionNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code f(a, b)} (docs.jsonata.org, "Function invocation").
 *
 * @param name    of what is called, for errors
 * @param meant   the function that a field which is called is the name of, for errors
 * @param tail    whether it is the last thing that a function does: then it takes the place of that call
 */
record Call(Node procedure, List<Node> arguments, String name, Optional<Leaf.Variable> meant, boolean tail, int position)
        implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        return tail ? new FunctionNode(new TailCall(this, input, frame)) : call(Optional.empty(), input, frame);
    }

    /** @param first stands before the arguments: what {@code ~>} hands over */
    JsonNode call(Optional<Node> first, JsonNode input, Frame frame) {
        var offset = first.isPresent() ? 1 : 0;
        var given = new JsonNode[offset + arguments.size()];
        if (first.isPresent()) {
            given[0] = first.get().evaluate(input, frame);
        }
        var function = function(input, frame);
        for (var i = 0; i < arguments.size(); i++) {
            given[offset + i] = handed(arguments.get(i).evaluate(input, frame));
        }
        try {
            return required(function).call(given, input, frame.run);
        } catch (Failure e) {
            throw e.of(name).at(position);
        }
    }

    /** In place of a call that is at its end; what it gives may be another. */
    JsonNode goOn(JsonNode input, Frame frame) {
        var function = function(input, frame);
        var given = new JsonNode[arguments.size()];
        for (var i = 0; i < given.length; i++) {
            given[i] = arguments.get(i).evaluate(input, frame);
        }
        try {
            return required(function) instanceof Lambda lambda ? lambda.begin(given, input, frame.run)
                    : required(function).call(given, input, frame.run);
        } catch (Failure e) {
            throw e.of(name).at(position);
        }
    }

    /** A function that is an argument is a plain one; what a tail call hands on stays what it is, as in 2.0.6. */
    private static JsonNode handed(JsonNode argument) {
        return argument instanceof FunctionNode node ? FunctionNode.plain(node.function()) : argument;
    }

    private JsonNode function(JsonNode input, Frame frame) {
        var function = procedure.evaluate(input, frame);
        if (function == null && meant.isPresent() && meant.get().value(input, frame) != null) {
            throw new Failure(Code.T1005).of(name).at(position);
        }
        return function;
    }

    private static Function required(JsonNode value) {
        var function = FunctionNode.in(value);
        if (function == null) {
            throw new Failure(Code.T1006);
        }
        return function;
    }
}
