package dev.stepwright.engine.expression.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Items;
import dev.stepwright.engine.expression.jsonata.value.Members;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import dev.stepwright.engine.expression.jsonata.value.Run;
import dev.stepwright.engine.expression.jsonata.value.Values;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** docs.jsonata.org, "Object functions". */
final class ObjectFunctions {

    static final List<BuiltIn> ALL = List.of(
            BuiltIn.of("keys", "<x-:a<s>>", 1, ObjectFunctions::keys),
            BuiltIn.of("lookup", "<x-s:x>", 2, it -> it.has(1) ? Values.member(it.any(0), it.text(1), it.run()) : null),
            BuiltIn.of("spread", "<x-:a<o>>", 1, it -> spread(it.any(0), it.run())),
            BuiltIn.ofDefined("merge", "<a<o>:o>", 1, ObjectFunctions::merge),
            BuiltIn.of("error", "<s?:x>", 1, it -> {
                throw new Failure(Code.D3137).message(message(it, 0, "$error() function evaluated"));
            }),
            BuiltIn.of("assert", "<bs?:x>", 2, ObjectFunctions::check),
            BuiltIn.ofDefined("type", "<x:s>", 1, it -> TextNode.valueOf(type(it.any(0)))),
            BuiltIn.ofDefined("clone", "<(oa)-:o>", 1, it -> copy(it.any(0), it.run(), 0)));

    private static final int PRICE_OF_MEMBER = 4;

    private ObjectFunctions() {
    }

    private static JsonNode keys(Arguments it) {
        var names = new LinkedHashSet<String>();
        gather(it.any(0), names, it.run(), 0);
        it.run().items(names.size());
        var keys = Items.sequenceOf(names.size());
        var merged = new Members();
        names.forEach(merged::putNull);
        (it.any(0) instanceof ArrayNode ? Members.of(merged).stream().map(Map.Entry::getKey) : names.stream())
                .forEach(keys::add);
        return keys;
    }

    private static void gather(JsonNode value, Set<String> names, Run run, int level) {
        run.level(level);
        if (value instanceof ObjectNode object) {
            run.spend(object.size());
            Members.of(object).forEach(member -> names.add(member.getKey()));
        } else if (value instanceof ArrayNode array) {
            array.forEach(item -> gather(item, names, run, level + 1));
        }
    }

    /** Each member of each object as an object of its own. */
    private static JsonNode spread(JsonNode value, Run run) {
        return switch (value) {
            case ArrayNode array -> {
                var all = array.isEmpty() ? Items.sequence() : Items.array();
                spread(array, all, run, 0);
                yield all;
            }
            case ObjectNode object -> {
                var singles = Items.sequence();
                spread(object, singles, run, 0);
                yield singles;
            }
            case POJONode _ -> TextNode.valueOf("");
            case null, default -> value;
        };
    }

    private static void spread(JsonNode value, Items all, Run run, int level) {
        run.level(level);
        switch (value) {
            case ArrayNode array -> array.forEach(item -> spread(item, all, run, level + 1));
            case ObjectNode object -> Members.of(object).forEach(member -> {
                var single = new Members();
                single.set(member.getKey(), member.getValue());
                run.spend(2 * PRICE_OF_MEMBER);
                all.add(single);
            });
            case MissingNode _ -> { }
            default -> all.add(value);
        }
        run.requireItems(all.size());
    }

    private static JsonNode merge(Arguments it) {
        var merged = new Members();
        for (JsonNode object : it.array(0)) {
            it.run().spend(1 + (long) PRICE_OF_MEMBER * object.size());
            if (object instanceof ObjectNode members) {
                Members.of(members).forEach(member -> merged.set(member.getKey(), member.getValue()));
            }
        }
        it.run().requireItems(merged.size());
        return merged;
    }

    private static JsonNode check(Arguments it) {
        if (!Values.isTrue(it.any(0), it.run())) {
            throw new Failure(Code.D3141).message(message(it, 1, "$assert() statement failed"));
        }
        return null;
    }

    private static String message(Arguments it, int index, String otherwise) {
        return it.has(index) && !it.text(index).isEmpty() ? it.text(index) : otherwise;
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> Double.isNaN(value.doubleValue()) ? "object" : "number"; // as 2.0.6 falls through
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT -> "object";
            case POJO -> "function";
            case NULL, MISSING, BINARY -> "null";
        };
    }

    /** As if written as {@code $string} does and read again: numbers to fifteen digits, functions as empty texts, undefined as null. */
    private static JsonNode copy(JsonNode value, Run run, int level) {
        run.level(level);
        return switch (value) {
            case ObjectNode object -> {
                var copy = new Members();
                for (var member : Members.of(object)) {
                    run.spend(PRICE_OF_MEMBER);
                    copy.set(member.getKey(), copy(member.getValue(), run, level + 1));
                }
                yield copy;
            }
            case ArrayNode array -> {
                run.items(array.size());
                var copy = Items.array(array.size());
                for (JsonNode item : array) {
                    copy.add(copy(item, run, level + 1));
                }
                yield copy;
            }
            case POJONode _ -> TextNode.valueOf("");
            case MissingNode _ -> NullNode.instance;
            case NumericNode number -> {
                if (!Numbers.isUsable(number)) {
                    throw new AssertionError("numbers are usable or refused");
                }
                var rounded = Numbers.rounded(number.doubleValue());
                yield rounded == number.doubleValue() ? number : Numbers.node(rounded);
            }
            default -> value;
        };
    }
}
