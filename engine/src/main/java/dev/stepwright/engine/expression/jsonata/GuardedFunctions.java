package dev.stepwright.engine.expression.jsonata;

import com.dashjoin.jsonata.Functions;
import dev.stepwright.engine.expression.jsonata.NativeFunction.Call;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The library's functions whose work or result can be out of all proportion to their arguments: asked first, then called. */
final class GuardedFunctions {

    /** Roman numerals need a letter for each thousand. */
    private static final double MAX_SPELT = 1e6;

    /** Pictures of numbers and times: the library takes the square of the time for long ones. */
    private static final int MAX_PICTURE = 1000;

    static final List<NativeFunction> ALL = List.of(
            new NativeFunction("pad", "<s-ns?:s>", GuardedFunctions::pad),
            new NativeFunction("join", "<a<s>s?:s>", GuardedFunctions::join),
            new NativeFunction("contains", "<s-(sf):b>", GuardedFunctions::contains),
            new NativeFunction("match", "<s-f<s:o>n?:a<o>>", GuardedFunctions::match),
            new NativeFunction("split", "<s-(sf)n?:a<s>>", GuardedFunctions::split),
            new NativeFunction("replace", "<s-(sf)(sf)n?:s>", GuardedFunctions::replace),
            new NativeFunction("formatInteger", "<n-s:s>", GuardedFunctions::formatInteger),
            new NativeFunction("formatNumber", "<n-so?:s>", GuardedFunctions::formatNumber),
            new NativeFunction("parseInteger", "<s-s:n>", GuardedFunctions::parseInteger),
            new NativeFunction("toMillis", "<s-s?:n>", GuardedFunctions::toMillis),
            new NativeFunction("fromMillis", "<n-s?s?:s>", call -> call.any(0) == null ? null
                    : Functions.dateTimeFromMillis(call.number(0), brief(call, 1), brief(call, 2))));

    private GuardedFunctions() {
    }

    private static Object pad(Call call) {
        if (call.any(0) == null) {
            return null;
        }
        var text = call.text(0);
        var width = call.any(1) == null ? 0 : call.integer(1);
        var by = call.any(2) == null || call.text(2).isEmpty() ? " " : call.text(2);
        var missing = Math.abs(width) - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        Meter.requireTextOf(missing);
        var padding = padding(by, (int) missing);
        return width < 0 ? padding + text : text + padding;
    }

    /** So many characters of a text repeated; the library's own way of it takes the square of the time. */
    private static String padding(String by, int characters) {
        var letters = by.codePoints().toArray();
        var padding = new StringBuilder(characters);
        for (var i = 0; i < characters; i++) {
            padding.appendCodePoint(letters[i % letters.length]);
        }
        return padding.toString();
    }

    @SuppressWarnings("unchecked")
    private static Object join(Call call) {
        if (!(call.any(0) instanceof List<?> texts)) {
            return null;
        }
        var separator = call.any(1) == null ? 0L : call.text(1).length();
        Meter.requireTextOf(separator * texts.size()
                + texts.stream().mapToLong(text -> text instanceof String it ? it.length() : 0).sum());
        return Functions.join((List<String>) texts, call.text(1));
    }

    private static Object contains(Call call) {
        if (call.any(0) == null) {
            return null;
        }
        MeteredText.tryOut(call.any(1), call.text(0));
        return Functions.contains(call.text(0), call.any(1));
    }

    private static Object match(Call call) {
        if (call.any(0) == null) {
            return null;
        }
        if (!(call.any(1) instanceof Pattern pattern)) {
            throw call.refuse("expected a regular expression");
        }
        MeteredText.tryOut(pattern, call.text(0));
        return Functions.match(call.text(0), pattern, call.any(2) == null ? null : (int) call.integer(2));
    }

    private static Object split(Call call) {
        if (call.any(0) == null) {
            return null;
        }
        MeteredText.tryOut(call.any(1), call.text(0));
        return Functions.split(call.text(0), call.any(1), call.number(2));
    }

    private static Object replace(Call call) {
        if (call.any(0) == null) {
            return null;
        }
        var text = call.text(0);
        var limit = call.any(3) == null ? null : (Integer) (int) Math.min(call.integer(3), Integer.MAX_VALUE);
        if (call.any(1) instanceof String part && call.any(2) instanceof String by && !part.isEmpty()
                && (limit == null || limit >= 0)) {
            return replaceText(text, part, by, limit == null ? Integer.MAX_VALUE : limit);
        }
        var found = MeteredText.tryOut(call.any(1), text);
        Meter.requireTextOf(text.length() + (call.any(2) instanceof String by ? found * (by.length() + text.length()) : 0L));
        return Functions.replace(text, call.any(1), call.any(2), limit == null ? null : (int) Math.min(limit, found));
    }

    /** Literally: the library takes the text for a regular expression when there is a limit. */
    private static String replaceText(String text, String part, String by, int limit) {
        var result = new StringBuilder();
        var from = 0;
        var at = text.indexOf(part);
        for (var count = 0; at >= 0 && count < limit; count++) {
            result.append(text, from, at).append(by);
            Meter.requireTextOf(result.length());
            from = at + part.length();
            at = text.indexOf(part, from);
        }
        return result.append(text, from, text.length()).toString();
    }

    private static Object formatInteger(Call call) {
        if (call.any(0) == null) {
            return null;
        }
        if (Math.abs(call.number(0).doubleValue()) > MAX_SPELT && call.any(1) instanceof String picture
                && !picture.contains("0") && !picture.contains("#")) {
            throw call.refuse("numbers above " + (long) MAX_SPELT + " can only be written in digits");
        }
        return Functions.formatInteger(call.number(0), brief(call, 1));
    }

    @SuppressWarnings("unchecked")
    private static Object formatNumber(Call call) {
        return call.any(0) == null ? null
                : Functions.formatNumber(call.number(0), brief(call, 1), (Map<String, String>) call.any(2));
    }

    private static Object parseInteger(Call call) {
        try {
            return call.any(0) == null ? null : Functions.parseInteger(brief(call, 0), brief(call, 1));
        } catch (ParseException e) {
            throw call.refuse(e.getMessage());
        }
    }

    private static Object toMillis(Call call) {
        try {
            return call.any(0) == null ? null : Functions.dateTimeToMillis(brief(call, 0), brief(call, 1));
        } catch (ParseException e) {
            throw call.refuse(e.getMessage());
        }
    }

    static String brief(Call call, int index) {
        if (call.any(index) instanceof String text && text.length() > MAX_PICTURE) {
            throw call.refuse("a text of more than " + MAX_PICTURE + " characters is no number, time or picture of one");
        }
        return call.text(index);
    }
}
