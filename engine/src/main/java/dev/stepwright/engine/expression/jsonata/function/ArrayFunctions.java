package dev.stepwright.engine.expression.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Items;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import dev.stepwright.engine.expression.jsonata.value.Sorting;
import dev.stepwright.engine.expression.jsonata.value.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;

/** docs.jsonata.org, "Array functions". */
final class ArrayFunctions {

    static final List<BuiltIn> ALL = List.of(
            BuiltIn.of("count", "<a:n>", 1, it -> Numbers.node(it.has(0) ? it.array(0).size() : 0)),
            BuiltIn.of("append", "<xx:a>", 2, it -> Values.appended(it.any(0), it.any(1), it.run())),
            BuiltIn.ofDefined("sort", "<af?:a>", 2, ArrayFunctions::sort),
            BuiltIn.ofDefined("reverse", "<a:a>", 1, ArrayFunctions::reverse),
            BuiltIn.ofDefined("shuffle", "<a:a>", 1, ArrayFunctions::shuffle),
            BuiltIn.of("distinct", "<x:x>", 1, ArrayFunctions::distinct),
            BuiltIn.of("zip", "<a+>", 0, ArrayFunctions::zip));

    private ArrayFunctions() {
    }

    private static List<JsonNode> list(Arguments it) {
        it.run().items(it.array(0).size());
        var list = new ArrayList<JsonNode>(it.array(0).size());
        it.array(0).forEach(list::add);
        return list;
    }

    private static JsonNode sort(Arguments it) {
        if (it.array(0).size() <= 1) {
            return it.any(0);
        }
        BiPredicate<JsonNode, JsonNode> isAfter = it.has(1) ? byFunction(it) : byValue(it);
        return Items.array(new ArrayList<>(Sorting.sorted(list(it), isAfter)));
    }

    /** What the function gives counts as JavaScript has it: any array or object is true. */
    private static BiPredicate<JsonNode, JsonNode> byFunction(Arguments it) {
        var function = it.function(1);
        return (one, other) -> {
            var result = function.call(new JsonNode[] {one, other}, null, it.run());
            return result != null && (result.isContainerNode() || result.isPojo() || Values.isTrue(result, it.run()));
        };
    }

    private static BiPredicate<JsonNode, JsonNode> byValue(Arguments it) {
        var texts = true;
        var numbers = true;
        for (JsonNode value : it.array(0)) {
            texts &= value instanceof TextNode;
            numbers = numbers && Numbers.isUsable(value);
        }
        if (!texts && !numbers) {
            throw new Failure(Code.D3070).index(1);
        }
        var isText = texts;
        return (one, other) -> {
            it.run().spend(1);
            return isText ? one.textValue().compareTo(other.textValue()) > 0 : one.doubleValue() > other.doubleValue();
        };
    }

    private static JsonNode reverse(Arguments it) {
        if (it.array(0).size() <= 1) {
            return it.any(0);
        }
        return Items.array(new ArrayList<>(list(it).reversed()));
    }

    private static JsonNode shuffle(Arguments it) {
        if (it.array(0).size() <= 1) {
            return it.any(0);
        }
        var list = list(it);
        Collections.shuffle(list, new Random(it.run().randomness().nextLong()));
        return Items.array(list);
    }

    private static JsonNode distinct(Arguments it) {
        if (!(it.any(0) instanceof ArrayNode array) || array.size() <= 1) {
            return it.any(0);
        }
        var distinct = Items.isSequence(array) ? Items.sequence() : Items.array();
        var seen = new HashSet<Likeness>();
        for (JsonNode value : array) {
            it.run().spend(2);
            if (seen.add(Likeness.of(value, it.run()))) {
                distinct.add(value);
            }
        }
        return distinct;
    }

    private static JsonNode zip(Arguments it) {
        var length = Integer.MAX_VALUE;
        for (JsonNode list : it.values()) {
            length = Math.min(length, list instanceof ArrayNode array ? array.size() : 0);
        }
        it.run().items((long) length * (1 + it.values().length));
        var tuples = Items.array(length);
        for (var i = 0; i < length; i++) {
            var tuple = Items.array(it.values().length);
            for (JsonNode list : it.values()) {
                var value = list.get(i);
                tuple.add(value == null ? MissingNode.getInstance() : value);
            }
            tuples.add(tuple);
        }
        return tuples;
    }
}
