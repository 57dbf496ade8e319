package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import dev.stepwright.engine.expression.jsonata.value.Sorting;
import dev.stepwright.engine.expression.jsonata.value.Values;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A path from the step on that binds something to its items: {@code @}, {@code #} or what {@code %} leads to (docs.jsonata.org,
 * "Context variable binding").
 */
record TuplePath(Path path, int from) {

    /** Each has a map of all that is bound to it. */
    private static final int PRICE_OF_TUPLE = 12;

    JsonNode value(Gathered start, Frame frame) {
        List<Tuple> tuples = new ArrayList<>();
        for (JsonNode item : start.list()) {
            tuples.add(new Tuple(Values.defined(item)));
        }
        for (var i = from; i < path.steps().size(); i++) {
            tuples = step(path.steps().get(i), tuples, i == from, frame);
        }
        var stream = new TupleStream(tuples);
        return path.keepsTuples() || path.group().isPresent() ? stream : stream.items();
    }

    /** @param first whether nothing was bound before */
    private static List<Tuple> step(Step step, List<Tuple> tuples, boolean first, Frame frame) {
        var next = step.order().isPresent() ? ordered(step, tuples, first, frame) : overAll(step, tuples, frame);
        frame.run.requireItems(next.size());
        for (Step.Stage stage : step.stages()) {
            next = stage.filter().isPresent() ? new TupleStream(next).filtered(stage.filter().get(), frame).tuples()
                    : numbered(next, stage.index().orElseThrow());
        }
        return next;
    }

    private static List<Tuple> numbered(List<Tuple> tuples, String name) {
        var numbered = new ArrayList<Tuple>(tuples.size());
        tuples.forEach(tuple -> numbered.add(tuple.bind(name, Numbers.node(numbered.size()))));
        return numbered;
    }

    private static List<Tuple> ordered(Step step, List<Tuple> tuples, boolean first, Frame frame) {
        var order = step.order().orElseThrow();
        var frames = new IdentityHashMap<JsonNode, Tuple>();
        List<JsonNode> handles = new ArrayList<>();
        tuples.forEach(tuple -> {
            var handle = new TupleStream(List.of(tuple));
            frames.put(handle, tuple);
            handles.add(handle);
        });
        frame.run.items(tuples.size());
        var sorted = Sorting.sorted(handles, (one, other) -> order.compare((term, left) -> {
            var tuple = frames.get(left ? one : other);
            return term.key().evaluate(tuple.item(), tuple.frame(frame));
        }) > 0);
        List<Tuple> next = new ArrayList<>();
        sorted.forEach(handle -> next.add(frames.get(handle)));
        return first && step.index().isPresent() ? numbered(next, step.index().get()) : next;
    }

    private static List<Tuple> overAll(Step step, List<Tuple> tuples, Frame frame) {
        var next = new ArrayList<Tuple>();
        for (Tuple tuple : tuples) {
            var given = step.node().evaluate(tuple.item(), tuple.frame(frame));
            switch (given) {
                case null -> { }
                case TupleStream stream -> {
                    for (var i = 0; i < stream.tuples().size(); i++) {
                        next.add(bound(step, tuple, tuple.and(stream.tuples().get(i)), i));
                    }
                }
                case ArrayNode array -> {
                    for (var i = 0; i < array.size(); i++) {
                        next.add(item(step, tuple, Values.item(array, i), i));
                    }
                }
                default -> next.add(item(step, tuple, given, 0));
            }
            frame.run.spend(PRICE_OF_TUPLE + (given instanceof ArrayNode array ? (long) PRICE_OF_TUPLE * array.size() : 0));
            frame.run.requireItems(next.size());
        }
        return next;
    }

    private static Tuple item(Step step, Tuple before, JsonNode value, int index) {
        var tuple = step.focus().isPresent() ? before.bind(step.focus().get(), value) : before.with(value);
        return bound(step, before, tuple, index);
    }

    private static Tuple bound(Step step, Tuple before, Tuple tuple, int index) {
        var bound = tuple;
        if (step.index().isPresent()) {
            bound = bound.bind(step.index().get(), Numbers.node(index));
        }
        return step.ancestor().isPresent() ? bound.bind(step.ancestor().get(), before.item()) : bound;
    }
}
