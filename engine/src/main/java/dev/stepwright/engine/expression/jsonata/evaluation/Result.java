package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.jsonata.value.Items;
import dev.stepwright.engine.expression.jsonata.value.Members;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import dev.stepwright.engine.expression.jsonata.value.Run;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/**
 * What an expression gives, as JSON. Only what the expression made is looked at, and put right in its place: numbers that JSON
 * cannot say become texts, as on AWS, and members come in JavaScript's order.
 */
public final class Result {

    /** From here on JavaScript writes them. */
    private static final double EXPONENTS = 1e21;

    /** Of one that is put into another place; what is shared is looked at wherever it stands. */
    private static final int PRICE_OF_MEMBER = 4;

    private final Run run;
    private boolean hasFunction;

    private Result(Run run) {
        this.run = run;
    }

    /** Empty when there is a function in it. */
    public static Optional<JsonNode> json(JsonNode value, Run run) {
        var result = new Result(run);
        var json = result.json(value, 0);
        return result.hasFunction ? Optional.empty() : Optional.of(json);
    }

    static JsonNode single(JsonNode value) {
        return value instanceof Items items ? items.collapsed() : value;
    }

    private JsonNode json(JsonNode value, int level) {
        return switch (value) {
            case DoubleNode number -> number(number);
            case Items items -> array(items, level);
            case Members members -> object(members, level);
            case MissingNode _ -> NullNode.instance;
            default -> {
                hasFunction |= value.isPojo();
                yield value;
            }
        };
    }

    private static JsonNode number(DoubleNode node) {
        var number = node.doubleValue();
        if (!Double.isFinite(number)) {
            return TextNode.valueOf(Double.toString(number));
        }
        if (number == 0) {
            return IntNode.valueOf(0);
        }
        return Math.abs(number) < EXPONENTS && number == Math.rint(number)
                ? BigIntegerNode.valueOf(new BigDecimal(Numbers.text(number)).toBigInteger()) : node;
    }

    private JsonNode array(Items items, int level) {
        run.level(level);
        run.spend(items.size() / 4);
        for (var i = 0; i < items.size(); i++) {
            var before = items.get(i);
            var after = json(before, level + 1);
            if (after != before) {
                items.set(i, after);
            }
        }
        return items;
    }

    private JsonNode object(Members members, int level) {
        run.level(level);
        run.spend(members.size() / 4);
        var ordered = Members.of(members);
        if (ordered instanceof ArrayList<Map.Entry<String, JsonNode>> list) {
            run.spend((long) PRICE_OF_MEMBER * list.size());
            var copy = list.stream().map(member -> Map.entry(member.getKey(), member.getValue())).toList();
            members.removeAll();
            copy.forEach(member -> members.set(member.getKey(), member.getValue()));
        }
        for (var member : members.properties()) {
            var after = json(member.getValue(), level + 1);
            if (after != member.getValue()) {
                member.setValue(after);
            }
        }
        return members;
    }
}
