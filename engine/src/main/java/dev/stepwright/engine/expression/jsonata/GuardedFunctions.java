package dev.stepwright.engine.expression.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata.JFunction;
import dev.stepwright.engine.expression.jsonata.NativeFunction.Call;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The library's functions whose work or result can be out of all proportion to their arguments: asked first, then called. */
final class GuardedFunctions {

    /** Roman numerals need a letter for each thousand. */
    private static final double MAX_SPELT = 1e6;

    static final Map<String, JFunction> ALL = Map.of(
            "pad", new NativeFunction("pad", "<s-ns?:s>", GuardedFunctions::pad),
            "join", new NativeFunction("join", "<a<s>s?:s>", GuardedFunctions::join),
            "contains", new NativeFunction("contains", "<s-(sf):b>", GuardedFunctions::contains),
            "match", new NativeFunction("match", "<s-f<s:o>n?:a<o>>", GuardedFunctions::match),
            "split", new NativeFunction("split", "<s-(sf)n?:a<s>>", GuardedFunctions::split),
            "replace", new NativeFunction("replace", "<s-(sf)(sf)n?:s>", GuardedFunctions::replace),
            "formatInteger", new NativeFunction("formatInteger", "<n-s:s>", GuardedFunctions::formatInteger));

    private GuardedFunctions() {
    }

    private static Object pad(Call call) {
        if (call.any(0) == null) {
            return null;
        }
        Meter.requireTextOf(call.any(1) == null ? 0 : Math.abs(call.number(1).longValue()));
        return Functions.pad(call.text(0), call.number(1), call.text(2));
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
        return Functions.formatInteger(call.number(0), call.text(1));
    }
}
