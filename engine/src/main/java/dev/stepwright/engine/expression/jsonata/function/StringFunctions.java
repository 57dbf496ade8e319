package dev.stepwright.engine.expression.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.JsonText;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import dev.stepwright.engine.expression.jsonata.value.Values;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** docs.jsonata.org, "String functions". Characters are code points where 2.0.6 counts them. */
final class StringFunctions {

    private static final Pattern BLANKS = Pattern.compile("[ \\t\\n\\r]+");

    static final List<BuiltIn> ALL = List.of(
            BuiltIn.ofDefined("string", "<x-b?:s>", 1, StringFunctions::string),
            BuiltIn.ofDefined("length", "<s-:n>", 1, it -> Numbers.node(length(it.text(0)))),
            BuiltIn.ofDefined("substring", "<s-nn?:s>", 3, StringFunctions::substring),
            BuiltIn.ofDefined("substringBefore", "<s-s:s>", 2, it -> part(it, true)),
            BuiltIn.ofDefined("substringAfter", "<s-s:s>", 2, it -> part(it, false)),
            BuiltIn.ofDefined("uppercase", "<s-:s>", 1, it -> changed(it, text -> text.toUpperCase(Locale.ROOT))),
            BuiltIn.ofDefined("lowercase", "<s-:s>", 1, it -> changed(it, text -> text.toLowerCase(Locale.ROOT))),
            BuiltIn.ofDefined("trim", "<s-:s>", 1, it -> changed(it, StringFunctions::trimmed)),
            BuiltIn.ofDefined("pad", "<s-ns?:s>", 3, StringFunctions::pad),
            BuiltIn.ofDefined("join", "<a<s>s?:s>", 2, StringFunctions::join));

    private StringFunctions() {
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static JsonNode changed(Arguments it, UnaryOperator<String> change) {
        return it.made(change.apply(it.text(0)));
    }

    private static JsonNode string(Arguments it) {
        var indented = it.has(1) && Values.isTrue(it.any(1), it.run());
        return it.any(0).isContainerNode() ? TextNode.valueOf(JsonText.of(it.any(0), indented, it.run()))
                : it.made(Values.text(it.any(0), it.run()));
    }

    private static JsonNode substring(Arguments it) {
        var text = it.text(0);
        var length = length(text);
        var start = length + it.number(1, 0) < 0 ? 0 : it.number(1, 0);
        if (!it.has(2)) {
            return it.made(slice(text, length, start, length));
        }
        var count = it.number(2);
        return it.made(count <= 0 || !it.has(1) ? "" : slice(text, length, start, start >= 0 ? start + count : length + start + count));
    }

    /** Places behind the point are cut off; negative ones count from the end. */
    private static String slice(String text, int length, double from, double to) {
        var first = place(from, length);
        var last = place(to, length);
        if (first >= last) {
            return "";
        }
        var begin = text.offsetByCodePoints(0, first);
        return text.substring(begin, text.offsetByCodePoints(begin, last - first));
    }

    private static int place(double place, int length) {
        var whole = (long) place;
        return (int) Math.max(0, Math.min(length, whole < 0 ? whole + length : whole));
    }

    private static JsonNode part(Arguments it, boolean before) {
        var text = it.text(0);
        var mark = it.has(1) ? it.text(1) : "undefined";
        var at = text.indexOf(mark);
        return at < 0 ? it.any(0) : it.made(before ? text.substring(0, at) : text.substring(at + mark.length()));
    }

    private static String trimmed(String text) {
        var single = BLANKS.matcher(text).replaceAll(" ");
        var from = single.startsWith(" ") ? 1 : 0;
        var to = single.endsWith(" ") && single.length() > from ? single.length() - 1 : single.length();
        return single.substring(from, to);
    }

    private static JsonNode pad(Arguments it) {
        var text = it.text(0);
        var width = it.number(1, 0);
        var missing = Math.abs(width) - length(text);
        if (missing <= 0) {
            return it.any(0);
        }
        if (missing != Math.rint(missing)) {
            throw it.refuse("the width must be a whole number");
        }
        it.run().text((long) missing);
        var by = it.has(2) && !it.text(2).isEmpty() ? it.text(2) : " ";
        var letters = by.codePoints().toArray();
        var padding = new StringBuilder();
        for (var i = 0; i < missing; i++) {
            padding.appendCodePoint(letters[i % letters.length]);
        }
        return it.made(width > 0 ? text + padding : padding + text);
    }

    private static JsonNode join(Arguments it) {
        var separator = it.has(1) ? it.text(1) : "";
        var joined = new StringBuilder();
        var first = true;
        for (JsonNode text : it.array(0)) {
            if (!text.isTextual()) {
                throw new Failure(Code.T0412).index(1).type("strings");
            }
            joined.append(first ? "" : separator).append(text.textValue());
            first = false;
            if ((joined.length() & 1023) > 1000) {
                it.run().text(joined.length());
            }
        }
        it.run().spend(it.array(0).size());
        return it.made(joined.toString());
    }
}
