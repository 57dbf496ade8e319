package dev.stepwright.engine.expression.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.jsonata.function.Matcher.Match;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Function;
import dev.stepwright.engine.expression.jsonata.value.FunctionNode;
import dev.stepwright.engine.expression.jsonata.value.Run;

/** {@code $replace} (docs.jsonata.org, "String functions"), in one pass over the text. */
final class Replacement {

    private static final int PRICE = 2;

    private final Arguments it;
    private final String text;
    private final double limit;
    private final StringBuilder result = new StringBuilder();
    private long from;

    private Replacement(Arguments it, double limit) {
        this.it = it;
        this.text = it.text(0);
        this.limit = limit;
    }

    static JsonNode replace(Arguments it) {
        if (it.isText(1) && it.text(1).isEmpty()) {
            throw new Failure(Code.D3010).value(it.any(1));
        }
        var replacement = new Replacement(it, PatternFunctions.limit(it, 3, Code.D3011));
        if (it.isText(1)) {
            replacement.texts(it.text(1), it.isText(2) ? it.text(2) : it.has(2) ? "function" : "undefined");
        } else {
            replacement.matches(it.function(1));
        }
        return it.made(replacement.result.append(Matcher.between(replacement.text, replacement.from, replacement.text.length())).toString());
    }

    private void texts(String part, String by) {
        var at = text.indexOf(part);
        for (var count = 0; at >= 0 && count < limit; count++) {
            append(at, by);
            from = at + part.length();
            at = text.indexOf(part, (int) from);
        }
    }

    private void matches(Function pattern) {
        var match = Matcher.first(pattern, text, it.run());
        for (var count = 0; match != null && count < limit; count++) {
            append(match.start(), by(match));
            from = (long) match.start() + match.text().length();
            match = Matcher.next(match, it.run());
        }
    }

    private void append(int to, String by) {
        var kept = Matcher.between(text, from, to);
        result.append(kept).append(by);
        it.run().spend(PRICE + (kept.length() + by.length()) / 4);
        if (result.length() > Run.MAX_BYTES) {
            it.run().text(result.length());
        }
    }

    private String by(Match match) {
        if (it.isText(2)) {
            return filled(it.text(2), match);
        }
        var function = FunctionNode.in(it.any(2));
        var by = function == null ? null : function.call(new JsonNode[] {match.value()}, null, it.run());
        if (by instanceof TextNode given) {
            return given.textValue();
        }
        throw new Failure(Code.D3012).value(by);
    }

    /** {@code $0} is the match, {@code $1} its first group, {@code $$} a dollar sign; a group that is not there is nothing. */
    private static String filled(String pattern, Match match) {
        var filled = new StringBuilder();
        var from = 0;
        for (var dollar = pattern.indexOf('$'); dollar >= 0; dollar = pattern.indexOf('$', from)) {
            filled.append(pattern, from, dollar);
            from = dollar + 1;
            if (pattern.startsWith("$", from)) {
                filled.append('$');
                from++;
            } else if (pattern.startsWith("0", from)) {
                filled.append(match.text());
                from++;
            } else {
                var digits = digits(pattern, from, match.groups().size());
                filled.append(digits == 0 ? "$" : group(match, Integer.parseInt(pattern.substring(from, from + digits))));
                from += digits;
            }
        }
        return filled.append(pattern, from, pattern.length()).toString();
    }

    /** As many as the number of a group can have, if there is such a group; else one less. */
    private static int digits(String pattern, int from, int groups) {
        var most = Integer.toString(Math.max(1, groups)).length();
        var digits = 0;
        while (digits < most && from + digits < pattern.length() && Character.digit(pattern.charAt(from + digits), 10) >= 0
                && pattern.charAt(from + digits) < 128) {
            digits++;
        }
        return digits > 1 && Integer.parseInt(pattern.substring(from, from + digits)) > groups ? most - 1 : digits;
    }

    private static String group(Match match, int number) {
        var group = number > 0 ? match.groups().get(number - 1) : null;
        return group instanceof TextNode text ? text.textValue() : "";
    }
}
