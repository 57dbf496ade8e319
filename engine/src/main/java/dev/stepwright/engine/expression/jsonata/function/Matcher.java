package dev.stepwright.engine.expression.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.jsonata.regex.Regex;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Function;
import dev.stepwright.engine.expression.jsonata.value.FunctionNode;
import dev.stepwright.engine.expression.jsonata.value.Items;
import dev.stepwright.engine.expression.jsonata.value.Members;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import dev.stepwright.engine.expression.jsonata.value.Run;

/**
 * A regular expression as a value: a function that gives the first match in a text, and with it one that gives the next
 * (docs.jsonata.org, "Regular expressions"). Functions of expressions may stand in its place.
 */
public record Matcher(Regex regex) implements Function {

    /** Of a match, with its groups. */
    private static final int PRICE = 16;

    /** @param value as functions of expressions see it */
    record Match(String text, int start, int end, ArrayNode groups, ObjectNode value) {
    }

    /** The value that an expression holds. */
    public static JsonNode node(Regex regex) {
        return FunctionNode.plain(new Matcher(regex));
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public JsonNode call(JsonNode[] arguments, JsonNode context, Run run) {
        if (arguments.length == 0 || !(arguments[0] instanceof TextNode text)) {
            return null;
        }
        var from = arguments.length > 1 && Numbers.is(arguments[1]) ? arguments[1].intValue() : 0;
        return from < 0 || from > text.textValue().length() ? null : match(text.textValue(), from, run);
    }

    private JsonNode match(String text, int from, Run run) {
        var found = regex.find(text, from, run::spend);
        if (found == null) {
            return null;
        }
        run.spend(PRICE + regex.groups());
        var match = new Members();
        match.put("match", text.substring(found[0], found[1]));
        match.put("start", found[0]);
        match.put("end", found[1]);
        var groups = Items.array(regex.groups());
        for (var group = 1; group <= regex.groups(); group++) {
            groups.add(found[2 * group] < 0 || found[2 * group + 1] < 0 ? MissingNode.getInstance()
                    : TextNode.valueOf(text.substring(found[2 * group], found[2 * group + 1])));
        }
        match.set("groups", groups);
        match.set("next", FunctionNode.plain(new Next(this, text, found[1])));
        return match;
    }

    private record Next(Matcher matcher, String text, int from) implements Function {

        @Override
        public int arity() {
            return 0;
        }

        @Override
        public JsonNode call(JsonNode[] arguments, JsonNode context, Run run) {
            if (from >= text.length()) {
                return null;
            }
            var match = matcher.match(text, from, run);
            if (match != null && match.get("match").textValue().isEmpty()) {
                throw new Failure(Code.D1004).value(matcher.regex.toString());
            }
            return match;
        }
    }

    /** As JavaScript cuts texts: places outside of the text are its ends, and the lesser one comes first. */
    static String between(String text, long one, long other) {
        var from = Math.clamp(Math.min(one, other), 0, text.length());
        return text.substring(from, Math.clamp(Math.max(one, other), 0, text.length()));
    }

    /** The first match in a text that a function finds, or null. */
    static Match first(Function matcher, String text, Run run) {
        return read(matcher.call(new JsonNode[] {TextNode.valueOf(text)}, null, run));
    }

    /** The one behind another. */
    static Match next(Match match, Run run) {
        var next = FunctionNode.in(match.value.get("next"));
        return next == null ? null : read(next.call(new JsonNode[0], null, run));
    }

    private static Match read(JsonNode value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof ObjectNode object) || !Numbers.is(object.get("start")) && !Numbers.is(object.get("end"))
                && !(object.get("groups") instanceof ArrayNode) && FunctionNode.in(object.get("next")) == null) {
            throw new Failure(Code.T1010);
        }
        var text = object.path("match").asText("");
        return new Match(text, object.path("start").intValue(), object.path("end").intValue(),
                object.get("groups") instanceof ArrayNode groups ? groups : Items.array(), object);
    }
}
