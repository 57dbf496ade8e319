package dev.stepwright.engine.expression.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Function;
import dev.stepwright.engine.expression.jsonata.value.Items;
import dev.stepwright.engine.expression.jsonata.value.Members;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import dev.stepwright.engine.expression.jsonata.value.Values;
import java.util.List;

/** docs.jsonata.org, "Higher-order functions". */
final class HigherOrderFunctions {

    static final List<BuiltIn> ALL = List.of(
            BuiltIn.ofDefined("map", "<af>", 2, HigherOrderFunctions::map),
            BuiltIn.ofDefined("filter", "<af>", 2, HigherOrderFunctions::filter),
            BuiltIn.ofDefined("single", "<af?>", 2, HigherOrderFunctions::single),
            BuiltIn.ofDefined("reduce", "<afj?:j>", 3, HigherOrderFunctions::reduce),
            BuiltIn.of("each", "<o-f:a>", 2, HigherOrderFunctions::each),
            BuiltIn.of("sift", "<o-f?:o>", 2, HigherOrderFunctions::sift));

    private static final int PRICE_OF_MEMBER = 4;

    private HigherOrderFunctions() {
    }

    /** Hands over no more than the function takes. */
    private static JsonNode call(Arguments it, Function function, JsonNode value, JsonNode place, JsonNode whole) {
        var arity = function.arity();
        var arguments = arity >= 3 ? new JsonNode[] {value, place, whole}
                : arity == 2 ? new JsonNode[] {value, place} : new JsonNode[] {value};
        it.run().spend(1);
        return function.call(arguments, null, it.run());
    }

    private static JsonNode map(Arguments it) {
        var array = it.array(0);
        var function = it.function(1);
        var results = Items.sequence();
        for (var i = 0; i < array.size(); i++) {
            var result = call(it, function, Values.item(array, i), Numbers.node(i), array);
            if (result != null) {
                results.add(result);
            }
        }
        it.run().requireItems(results.size());
        return results;
    }

    private static JsonNode filter(Arguments it) {
        var array = it.array(0);
        var function = it.function(1);
        var kept = Items.sequence();
        for (var i = 0; i < array.size(); i++) {
            if (Values.isTrue(call(it, function, Values.item(array, i), Numbers.node(i), array), it.run())) {
                kept.add(array.get(i));
            }
        }
        return kept;
    }

    private static JsonNode single(Arguments it) {
        var array = it.array(0);
        var found = false;
        JsonNode single = null;
        for (var i = 0; i < array.size(); i++) {
            var item = Values.item(array, i);
            if (!it.has(1) || Values.isTrue(call(it, it.function(1), item, Numbers.node(i), array), it.run())) {
                if (found) {
                    throw new Failure(Code.D3138).index(i);
                }
                found = true;
                single = item;
            }
        }
        if (!found) {
            throw new Failure(Code.D3139);
        }
        return single;
    }

    private static JsonNode reduce(Arguments it) {
        var array = it.array(0);
        var function = it.function(1);
        var arity = function.arity();
        if (arity < 2) {
            throw new Failure(Code.D3050).index(1);
        }
        var from = !it.has(2) && !array.isEmpty() ? 1 : 0;
        var result = from == 1 ? Values.item(array, 0) : it.any(2);
        for (var i = from; i < array.size(); i++) {
            it.run().spend(1);
            var item = Values.item(array, i);
            result = function.call(switch (arity) {
                case 2 -> new JsonNode[] {result, item};
                case 3 -> new JsonNode[] {result, item, Numbers.node(i)};
                default -> new JsonNode[] {result, item, Numbers.node(i), array};
            }, null, it.run());
        }
        return result;
    }

    private static JsonNode each(Arguments it) {
        if (!(it.any(0) instanceof ObjectNode object)) {
            return Items.sequence();
        }
        var results = Items.sequence();
        for (var member : Members.of(object)) {
            var result = call(it, it.function(1), member.getValue(), TextNode.valueOf(member.getKey()), object);
            if (result != null) {
                results.add(result);
            }
        }
        return results;
    }

    private static JsonNode sift(Arguments it) {
        if (!(it.any(0) instanceof ObjectNode object)) {
            return null;
        }
        var kept = new Members();
        for (var member : Members.of(object)) {
            var result = call(it, it.function(1), member.getValue(), TextNode.valueOf(member.getKey()), object);
            if (Values.isTrue(result, it.run())) {
                it.run().spend(PRICE_OF_MEMBER);
                kept.set(member.getKey(), member.getValue());
            }
        }
        return kept.isEmpty() ? null : kept;
    }
}
