package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.jsonata.function.BuiltIn;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Function;
import dev.stepwright.engine.expression.jsonata.value.FunctionNode;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import dev.stepwright.engine.expression.jsonata.value.Run;
import java.util.List;
import java.util.Optional;

/**
 * {@code f(a, ?)}: a function of what is left open (docs.jsonata.org, "Partial function application").
 *
 * @param arguments empty where there is a question mark
 */
record PartialCall(Node procedure, List<Optional<Node>> arguments, String name, Optional<Leaf.Variable> meant, int position)
        implements Node {

    private static final int PRICE = 8;

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        var given = new JsonNode[arguments.size()];
        for (var i = 0; i < given.length; i++) {
            given[i] = arguments.get(i).isPresent() ? arguments.get(i).get().evaluate(input, frame) : null;
        }
        var callee = procedure.evaluate(input, frame);
        if (callee == null && meant.isPresent() && meant.get().value(input, frame) != null) {
            throw new Failure(Code.T1007).of(name).at(position);
        }
        var function = FunctionNode.in(callee);
        if (function == null) {
            throw new Failure(Code.T1008).of(name).at(position);
        }
        if (function instanceof BuiltIn builtIn && builtIn.name().equals("string")) { // 2.0.6 stumbles over its own default
            throw new Failure(Code.S0208).of("=").value(Numbers.node(2)).at(position);
        }
        frame.run.spend(PRICE + given.length);
        return new FunctionNode(new Partial(function, given, arguments.stream().map(Optional::isPresent).toList()));
    }

    /** Takes what was left open, and no signature is asked any more. */
    private record Partial(Function function, JsonNode[] given, List<Boolean> filled) implements Function {

        @Override
        public int arity() {
            return (int) filled.stream().filter(it -> !it).count();
        }

        @Override
        public JsonNode call(JsonNode[] arguments, JsonNode context, Run run) {
            var all = given.clone();
            var next = 0;
            for (var i = 0; i < all.length; i++) {
                if (!filled.get(i)) {
                    all[i] = next < arguments.length ? arguments[next] : null;
                    next++;
                }
            }
            run.enter();
            var result = switch (function) {
                case BuiltIn builtIn -> builtIn.unchecked(all, context, run);
                case Lambda lambda -> new Lambda(lambda.parameters(), Optional.empty(), lambda.body(), lambda.input(), lambda.frame())
                        .call(all, context, run);
                default -> function.call(all, context, run);
            };
            run.leave();
            return result;
        }
    }
}
