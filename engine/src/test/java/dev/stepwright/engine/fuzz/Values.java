package dev.stepwright.engine.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import java.math.BigInteger;
import java.util.stream.IntStream;

/** JSON values: ordinary ones with the names that expressions look for, and now and then one at the edge of what is possible. */
record Values(Dice dice) {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    /** One that was read, so that its numbers are of the types that reading makes. */
    JsonNode input() {
        return Json.parse(Json.write(made()));
    }

    private JsonNode made() {
        var input = MAKE.objectNode();
        for (var name : new String[] {"a", "b", "items", "n", "s", "t"}) {
            if (!dice.oneIn(5)) {
                input.set(name, value(3));
            }
        }
        return dice.oneIn(12) ? value(3) : input;
    }

    JsonNode value(int depth) {
        return depth > 0 && !dice.oneIn(3) ? dice.oneIn(2) ? object(depth) : array(depth) : scalar();
    }

    private JsonNode object(int depth) {
        var object = MAKE.objectNode();
        for (var i = dice.below(4); i > 0; i--) {
            object.set(name(), value(depth - 1));
        }
        return object;
    }

    private ArrayNode array(int depth) {
        var array = MAKE.arrayNode();
        for (var i = dice.below(5); i > 0; i--) {
            array.add(value(depth - 1));
        }
        return array;
    }

    String name() {
        return dice.oneIn(8) ? dice.pick("", ".", "$", "a b", "ä", "\ud83d\ude00", "a.$", "'", "\"", "\\", "~0/", "\u0000")
                : dice.pick("a", "b", "c", "items", "n", "s");
    }

    private JsonNode scalar() {
        return dice.oneIn(15) ? edge() : dice.<JsonNode>any(() -> MAKE.textNode(text()), () -> MAKE.numberNode(dice.below(9)),
                () -> MAKE.numberNode(dice.pick(1.5, -2.0, 0.0, 1e9)), () -> MAKE.booleanNode(dice.oneIn(2)), MAKE::nullNode);
    }

    String text() {
        return dice.pick("", "x", "aaaa", "a,b,c", "2026-01-01T00:00:00Z", "{\"a\":[1,2]}", "[1", "é\u2028\ud83d\ude00", "YWJj", "true", "1e999",
                "$.a", "States.UUID()", "*", "a*b\\*c", "Error", "\ud800", "12");
    }

    private JsonNode edge() {
        return dice.any(() -> MAKE.textNode("aaaab".repeat(dice.below(20_000))), () -> MAKE.numberNode(1e308), () -> MAKE.numberNode(-1),
                () -> MAKE.numberNode(new BigInteger("9".repeat(1 + dice.below(999)))), () -> MAKE.numberNode(Long.MIN_VALUE),
                () -> Json.parse("-0.0"), () -> nested(dice.below(950)),
                () -> MAKE.arrayNode().addAll(IntStream.range(0, dice.below(3000)).mapToObj(i -> (JsonNode) MAKE.numberNode(i % 7)).toList()));
    }

    private JsonNode nested(int depth) {
        JsonNode node = MAKE.numberNode(1);
        for (var i = 0; i < depth; i++) {
            node = dice.oneIn(2) ? MAKE.arrayNode().add(node) : MAKE.objectNode().set("a", node);
        }
        return node;
    }
}
