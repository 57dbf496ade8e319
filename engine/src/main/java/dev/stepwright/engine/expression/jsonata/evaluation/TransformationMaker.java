package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.jsonata.function.Refused;
import dev.stepwright.engine.expression.jsonata.signature.Signature;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Function;
import dev.stepwright.engine.expression.jsonata.value.FunctionNode;
import dev.stepwright.engine.expression.jsonata.value.Members;
import dev.stepwright.engine.expression.jsonata.value.Run;
import java.util.List;
import java.util.Optional;

/**
 * {@code |pattern|update, deletions|}: a function that gives a changed copy (docs.jsonata.org, "Transform"). Only what the
 * expression made is changed in place: what it was given never is.
 *
 * @param copier the function {@code $clone}, which an expression may bind to another
 */
record TransformationMaker(Node pattern, Node update, Optional<Node> deletions, Leaf.Variable copier, int position) implements Node {

    private static final Signature SIGNATURE = Signature.parse("<(oa):o>");
    private static final int PRICE = 6;

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        frame.run.spend(PRICE);
        return new FunctionNode(new Transformation(this, frame));
    }

    private record Transformation(TransformationMaker maker, Frame frame) implements Function {

        @Override
        public int arity() {
            return 1;
        }

        @Override
        public JsonNode call(JsonNode[] arguments, JsonNode context, Run run) {
            var value = SIGNATURE.validate(arguments, context)[0];
            return value == null ? null : maker.transformed(value, frame);
        }
    }

    private JsonNode transformed(JsonNode value, Frame frame) {
        var copy = FunctionNode.in(copier.value(null, frame));
        if (copy == null) {
            throw new Failure(Code.T2013).at(position);
        }
        var result = copy.call(new JsonNode[] {value}, null, frame.run);
        var matches = pattern.evaluate(result, frame);
        if (matches instanceof ArrayNode array) {
            for (JsonNode match : List.copyOf(array.valueStream().toList())) {
                change(match, frame);
            }
        } else if (matches != null) {
            change(matches, frame);
        }
        return result;
    }

    private void change(JsonNode match, Frame frame) {
        var news = update.evaluate(match, frame);
        if (news != null) {
            if (!(news instanceof ObjectNode object)) {
                throw new Failure(Code.T2011).value(news).at(position);
            }
            if (!match.isContainerNode() && !object.isEmpty()) {
                throw new Refused("Only objects can be changed by a transformation");
            }
            if (match instanceof Members members) {
                frame.run.spend(object.size());
                members.setAll(object);
            }
        }
        if (deletions.isPresent()) {
            var names = deletions.get().evaluate(match, frame);
            if (names != null) {
                delete(names, match);
            }
        }
    }

    private void delete(JsonNode names, JsonNode match) {
        var all = names instanceof ArrayNode array ? array.valueStream().toList() : List.of(names);
        for (JsonNode name : all) {
            if (!(name instanceof TextNode)) {
                throw new Failure(Code.T2012).value(names).at(position);
            }
        }
        if (match instanceof Members members) {
            all.forEach(name -> members.remove(name.textValue()));
        }
    }
}
