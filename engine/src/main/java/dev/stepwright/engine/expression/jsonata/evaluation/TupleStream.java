package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import dev.stepwright.engine.expression.jsonata.value.Items;
import dev.stepwright.engine.expression.jsonata.value.Members;
import dev.stepwright.engine.expression.jsonata.value.Run;
import dev.stepwright.engine.expression.jsonata.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a path hands on to the path around it, which goes on with what is bound to the items. */
final class TupleStream extends POJONode {

    private static final long serialVersionUID = 1;
    private static final int PRICE_OF_GROUP = 4;

    private final transient List<Tuple> tuples;

    TupleStream(List<Tuple> tuples) {
        super(tuples);
        this.tuples = tuples;
    }

    List<Tuple> tuples() {
        return tuples;
    }

    TupleStream filtered(Filter filter, Frame frame) {
        var kept = new ArrayList<Tuple>();
        for (var i = 0; i < tuples.size(); i++) {
            var tuple = tuples.get(i);
            for (var times = filter.takes(tuple.item(), i, tuples.size(), tuple.frame(frame)); times > 0; times--) {
                kept.add(tuple);
            }
        }
        return new TupleStream(kept);
    }

    JsonNode items() {
        var items = Items.sequenceOf(tuples.size());
        tuples.forEach(tuple -> {
            if (tuple.item() != null) {
                items.add(tuple.item());
            }
        });
        return items;
    }

    private record Entry(int pair, List<Tuple> tuples) {
    }

    JsonNode grouped(Group group, Frame frame) {
        var groups = new LinkedHashMap<String, Entry>();
        for (Tuple tuple : tuples.isEmpty() ? List.of(new Tuple(null)) : tuples) {
            for (var pair = 0; pair < group.pairs().size(); pair++) {
                var key = group.key(pair, tuple.item(), tuple.frame(frame));
                if (key != null) {
                    frame.run.spend(PRICE_OF_GROUP);
                    var entry = groups.computeIfAbsent(key, _ -> null);
                    if (entry == null) {
                        entry = new Entry(pair, new ArrayList<>());
                        groups.put(key, entry);
                    }
                    group.requireSame(entry.pair, pair, key);
                    entry.tuples.add(tuple);
                }
            }
        }
        var object = new Members();
        groups.forEach((key, entry) -> {
            var together = together(entry.tuples, frame.run);
            var value = group.pairs().get(entry.pair).value().evaluate(together.item(), together.frame(frame));
            if (value != null) {
                object.set(key, value);
            }
        });
        return object;
    }

    /** One of several: each name stands for all that was bound to it. */
    private static Tuple together(List<Tuple> tuples, Run run) {
        var first = tuples.getFirst();
        if (tuples.size() == 1) {
            return first;
        }
        var item = first.item();
        Map<String, JsonNode> bound = new LinkedHashMap<>(first.bound());
        for (Tuple tuple : tuples.subList(1, tuples.size())) {
            item = Values.appended(item, tuple.item(), run);
            tuple.bound().forEach((name, value) -> bound.put(name, Values.appended(bound.get(name), value, run)));
        }
        return new Tuple(item, bound);
    }
}
