package dev.stepwright.engine.expression.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import dev.stepwright.engine.expression.jsonata.NativeFunction.Call;
import dev.stepwright.engine.expression.jsonata.RegexFunction.Match;
import java.util.List;
import java.util.Optional;

/** {@code $replace} (jsonata.org, "String functions"), in one pass over the text. */
final class Replacement {

    private Replacement() {
    }

    static Object replace(Call call) {
        if (call.any(0) == null) {
            return null;
        }
        var limit = TextFunctions.limit(call, 3, "D3011");
        if (!(call.any(1) instanceof String part)) {
            return replaceMatches(call, limit);
        }
        if (part.isEmpty()) {
            throw new JException("D3010", -1);
        }
        return call.any(2) instanceof String by ? replaceText(call, part, by, limit)
                : refuse(call);
    }

    private static String refuse(Call call) {
        throw call.refuse("expected a text to put in the place of another");
    }

    private static String replaceText(Call call, String part, String by, long limit) {
        var text = call.text(0);
        var result = new StringBuilder();
        var from = 0;
        var at = text.indexOf(part);
        for (var count = 0L; at >= 0 && count < limit; count++) {
            append(call, result, text, from, at, by);
            from = at + part.length();
            at = text.indexOf(part, from);
        }
        return result.append(text, from, text.length()).toString();
    }

    private static String replaceMatches(Call call, long limit) {
        var text = call.text(0);
        var result = new StringBuilder();
        var from = 0;
        var matches = TextFunctions.regex(call).matches(text);
        var match = limit == 0 ? Optional.<Match>empty() : matches.next();
        for (var count = 1L; match.isPresent(); count++) {
            append(call, result, text, from, match.get().start(), replacement(call, match.get()));
            from = match.get().end();
            match = count < limit ? matches.next() : Optional.empty();
        }
        return result.append(text, from, text.length()).toString();
    }

    private static void append(Call call, StringBuilder result, String text, int from, int to, String by) {
        result.append(text, from, to).append(by);
        call.meter().requireTextOf(result.length());
    }

    private static String replacement(Call call, Match match) {
        if (call.any(2) instanceof String pattern) {
            return filled(pattern, match);
        }
        try {
            if (Functions.funcApply(call.any(2), List.of(match.asFunctionsSeeIt())) instanceof String text) {
                return text;
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        throw new JException("D3012", -1);
    }

    /** {@code $0} is the match, {@code $1} its first group, {@code $$} a dollar sign; a group that is not there is nothing. */
    private static String filled(String pattern, Match match) {
        var text = new StringBuilder();
        var from = 0;
        for (var dollar = pattern.indexOf('$'); dollar >= 0; dollar = pattern.indexOf('$', from)) {
            text.append(pattern, from, dollar);
            from = dollar + 1;
            var next = from < pattern.length() ? pattern.charAt(from) : ' ';
            if (next == '$') {
                text.append('$');
                from++;
            } else if (isDigit(next)) {
                var digits = digits(pattern, from, match.groups().size());
                text.append(group(match, Integer.parseInt(pattern.substring(from, from + digits))));
                from += digits;
            } else {
                text.append('$');
            }
        }
        return text.append(pattern, from, pattern.length()).toString();
    }

    /** As many as there can be of the number of a group. */
    private static int digits(String pattern, int from, int groups) {
        var most = Integer.toString(groups).length();
        var digits = 1;
        while (digits < most && from + digits < pattern.length() && isDigit(pattern.charAt(from + digits))
                && Integer.parseInt(pattern.substring(from, from + digits + 1)) <= groups && pattern.charAt(from) != '0') {
            digits++;
        }
        return digits;
    }

    private static String group(Match match, int number) {
        if (number == 0) {
            return match.text();
        }
        return number <= match.groups().size() && match.groups().get(number - 1) instanceof String group ? group : "";
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
