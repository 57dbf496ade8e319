package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Items;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import dev.stepwright.engine.expression.jsonata.value.Sorting;
import dev.stepwright.engine.expression.jsonata.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** {@code ^(a, >b)} (docs.jsonata.org, "Sorting"). */
record Order(List<Term> terms, int position) {

    record Term(Node key, boolean descending) {
    }

    Items of(List<JsonNode> items, Frame frame) {
        frame.run.items(items.size());
        var sorted = Sorting.sorted(items, (one, other) -> compare((term, first) ->
                term.key().evaluate(Values.defined(first ? one : other), frame)) > 0);
        var sequence = Items.sequenceOf(items.size());
        sequence.addAll(new ArrayList<>(sorted));
        return sequence;
    }

    /** @param keys gives the key of the first or of the second of two items */
    int compare(BiFunction<Term, Boolean, JsonNode> keys) {
        for (Term term : terms) {
            var one = keys.apply(term, true);
            var other = keys.apply(term, false);
            var order = compare(one, other);
            if (order != 0) {
                return one != null && other != null && term.descending() ? -order : order;
            }
        }
        return 0;
    }

    /** What is undefined comes last. */
    private int compare(JsonNode one, JsonNode other) {
        if (one == null || other == null) {
            return one == other ? 0 : one == null ? 1 : -1;
        }
        if (!isComparable(one) || !isComparable(other)) {
            throw new Failure(Code.T2008).value(isComparable(one) ? other : one).at(position);
        }
        if (Numbers.is(one) != Numbers.is(other)) {
            throw new Failure(Code.T2007).value(one).second(other).at(position);
        }
        if (!Numbers.is(one)) {
            return one.textValue().compareTo(other.textValue());
        }
        return one.doubleValue() == other.doubleValue() ? 0 : one.doubleValue() < other.doubleValue() ? -1 : 1;
    }

    private static boolean isComparable(JsonNode value) {
        return value instanceof TextNode || Numbers.is(value);
    }
}
