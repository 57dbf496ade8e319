package dev.stepwright.engine.expression.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Utils;
import dev.stepwright.engine.expression.jsonata.NativeFunction.Call;
import dev.stepwright.engine.expression.jsonata.NativeFunction.Look;
import dev.stepwright.engine.expression.jsonata.RegexFunction.Match;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Functions of texts that can make far more than they are given, or take far longer (jsonata.org, "String functions"). */
final class TextFunctions {

    static final List<NativeFunction> ALL = List.of(
            new NativeFunction("string", "<x-b?:s>", Look.DEEP, TextFunctions::string),
            new NativeFunction("lowercase", "<s-:s>", call -> call.any(0) == null ? null : call.text(0).toLowerCase(Locale.ROOT)),
            new NativeFunction("uppercase", "<s-:s>", call -> call.any(0) == null ? null : call.text(0).toUpperCase(Locale.ROOT)),
            new NativeFunction("pad", "<s-ns?:s>", TextFunctions::pad),
            new NativeFunction("join", "<a<s>s?:s>", TextFunctions::join),
            new NativeFunction("contains", "<s-(sf):b>", TextFunctions::contains),
            new NativeFunction("match", "<s-f<s:o>n?:a<o>>", TextFunctions::match),
            new NativeFunction("split", "<s-(sf)n?:a<s>>", TextFunctions::split),
            new NativeFunction("replace", "<s-(sf)(sf)n?:s>", Replacement::replace));

    private static final int PRICE_OF_PIECE = 8;

    private TextFunctions() {
    }

    private static Object string(Call call) {
        call.meter().requireTextOf(call.any(0) instanceof String ? 0 : call.meter().weigh(call.any(0)));
        return Functions.string(call.any(0), (Boolean) call.any(1));
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
        call.meter().requireTextOf(missing);
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
        call.meter().requireTextOf(separator * texts.size()
                + texts.stream().mapToLong(text -> text instanceof String it ? it.length() : 0).sum());
        return Functions.join((List<String>) texts, call.text(1));
    }

    /** The second argument, which is a text or a regular expression. */
    static RegexFunction regex(Call call) {
        if (call.any(1) instanceof RegexFunction regex) {
            return regex;
        }
        throw call.refuse("expected a regular expression");
    }

    /** How often at most; without a last argument as often as can be. */
    static long limit(Call call, int index, String error) {
        var limit = call.any(index) == null ? Long.MAX_VALUE : call.integer(index);
        if (limit < 0) {
            throw new JException(error, -1, limit);
        }
        return limit;
    }

    private static Object contains(Call call) {
        if (call.any(0) == null) {
            return null;
        }
        return call.any(1) instanceof String part ? call.text(0).contains(part)
                : regex(call).matches(call.text(0)).next().isPresent();
    }

    private static Object match(Call call) {
        if (call.any(0) == null) {
            return null;
        }
        var limit = limit(call, 2, "D3040");
        var found = Utils.createSequence();
        var matches = regex(call).matches(call.text(0));
        for (var match = first(matches, limit); match.isPresent(); match = found.size() < limit ? matches.next() : Optional.empty()) {
            var shown = new LinkedHashMap<String, Object>();
            shown.put("match", match.get().text());
            shown.put("index", match.get().start());
            shown.put("groups", match.get().groups());
            found.add(shown);
            call.meter().requireItems(found.size());
        }
        return found;
    }

    private static Optional<Match> first(RegexFunction.Matches matches, long limit) {
        return limit == 0 ? Optional.empty() : matches.next();
    }

    private static Object split(Call call) {
        if (call.any(0) == null) {
            return null;
        }
        var limit = limit(call, 2, "D3020");
        var text = call.text(0);
        if (call.any(1) instanceof String separator) {
            return separator.isEmpty() ? letters(call, text, limit) : split(call, text, separator, limit);
        }
        var pieces = new ArrayList<String>();
        var matches = regex(call).matches(text);
        var start = 0;
        for (var match = first(matches, limit); match.isPresent(); match = pieces.size() < limit ? matches.next() : Optional.empty()) {
            add(call, pieces, text.substring(start, match.get().start()));
            start = match.get().end();
        }
        if (pieces.size() < limit) {
            add(call, pieces, text.substring(start));
        }
        return pieces;
    }

    private static List<String> split(Call call, String text, String separator, long limit) {
        var pieces = new ArrayList<String>();
        var start = 0;
        for (var at = text.indexOf(separator); at >= 0 && pieces.size() < limit; at = text.indexOf(separator, start)) {
            add(call, pieces, text.substring(start, at));
            start = at + separator.length();
        }
        if (pieces.size() < limit) {
            add(call, pieces, text.substring(start));
        }
        return pieces;
    }

    private static List<String> letters(Call call, String text, long limit) {
        var letters = new ArrayList<String>();
        for (var at = 0; at < text.length() && letters.size() < limit; at++) {
            add(call, letters, text.substring(at, at + 1));
        }
        return letters;
    }

    private static void add(Call call, List<String> pieces, String piece) {
        pieces.add(piece);
        call.meter().spend(PRICE_OF_PIECE);
        call.meter().requireItems(pieces.size());
    }
}
