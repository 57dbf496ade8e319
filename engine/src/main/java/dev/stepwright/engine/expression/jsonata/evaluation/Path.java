package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.jsonata.value.Items;
import java.util.List;
import java.util.Optional;

/**
 * {@code a.b.c}: each step is evaluated for each item that the step before gave, and what it gives is laid out flat
 * (docs.jsonata.org, "Path operators").
 *
 * @param keepsSingleton a single value stays in an array
 * @param keepsTuples    whether what is bound to its items is handed on to the path around it
 */
record Path(List<Step> steps, boolean keepsSingleton, boolean keepsTuples, Optional<Group> group) implements Node {

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        var first = steps.getFirst();
        Gathered current = new Gathered(input, input instanceof ArrayNode && !first.variable());
        var bound = false;
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            bound |= step.binds();
            if (i == 0 && step.constructs()) {
                current = constructed(step, current, frame);
            } else if (bound) {
                return grouped(kept(new TuplePath(this, i).value(current, frame)), frame);
            } else if (step.order().isPresent()) {
                current = ordered(step, current, frame);
            } else {
                current = current.step(step, i == steps.size() - 1, frame);
            }
            if (!bound && current.isEmpty()) {
                break;
            }
        }
        return grouped(kept(current.result()), frame);
    }

    /** An array that is written out is made once, whatever the input. */
    private static Gathered constructed(Step step, Gathered current, Frame frame) {
        var value = step.node().evaluate(current.value(), frame);
        if (step.binds() && step.focus().isPresent()) {
            return current;
        }
        return switch (value) {
            case ArrayNode array -> new Gathered(array, true, array.isEmpty() ? array : null);
            case TextNode text -> new Gathered(letters(text.textValue(), frame), true, text.textValue().isEmpty() ? text : null);
            case null, default -> new Gathered(null, false);
        };
    }

    /** A text that a predicate took out of such an array is gone through letter by letter, as JavaScript goes through texts. */
    private static Items letters(String text, Frame frame) {
        frame.run.items(text.length());
        var letters = Items.sequence();
        text.chars().forEach(letter -> letters.add(TextNode.valueOf(String.valueOf((char) letter))));
        return letters;
    }

    private static Gathered ordered(Step step, Gathered current, Frame frame) {
        var sorted = step.order().orElseThrow().of(current.list(), frame);
        JsonNode value = sorted;
        for (Step.Stage stage : step.stages()) {
            value = stage.filter().orElseThrow().of(value, frame);
        }
        return new Gathered(value, true);
    }

    private JsonNode kept(JsonNode result) {
        if (!keepsSingleton || result == null || result instanceof TupleStream) {
            return result;
        }
        if (result instanceof Items items && items.isConstructed() && !items.isSequence()) {
            var sequence = Items.sequence();
            sequence.add(items);
            return sequence.keep();
        }
        if (!(result instanceof ArrayNode)) {
            var sequence = Items.sequence();
            sequence.add(result);
            return sequence.keep();
        }
        return result instanceof Items items && items.isSequence() ? items.keep() : result;
    }

    private JsonNode grouped(JsonNode result, Frame frame) {
        return group.isPresent() ? group.get().of(result, frame) : result;
    }
}
