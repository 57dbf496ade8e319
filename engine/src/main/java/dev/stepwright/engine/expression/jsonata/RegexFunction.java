package dev.stepwright.engine.expression.jsonata;

import com.dashjoin.jsonata.JException;
import dev.stepwright.engine.expression.MeteredText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression: a function that gives the first match in a text, and with it a function that gives the next one
 * (jsonata.org, "Regular expressions"). What the pattern tries is metered.
 */
final class RegexFunction extends NativeFunction {

    /** Of a match, with its groups. */
    private static final int PRICE_OF_MATCH = 30;

    private final Pattern pattern;

    RegexFunction(Pattern pattern) {
        super("regex", "<s:o>", call -> call.any(0) == null ? null : new Matches(pattern, call.text(0)).next()
                .map(Match::asFunctionsSeeIt).orElse(null));
        this.pattern = pattern;
    }

    Matches matches(String text) {
        return new Matches(pattern, text);
    }

    /** The matches in a text, one after another. */
    static final class Matches {
        private final Matcher matcher;
        private final int length;
        private int from;

        private Matches(Pattern pattern, String text) {
            var meter = Meter.current();
            this.matcher = pattern.matcher(new MeteredText(text, () -> meter.spend(1)));
            this.length = text.length();
        }

        /** One of no characters is only found as the first: the next would be the same. */
        Optional<Match> next() {
            var isFirst = from == 0 && !matcher.hasMatch();
            if (!isFirst && from >= length || !matcher.find(from)) {
                from = length;
                return Optional.empty();
            }
            if (!isFirst && matcher.end() == matcher.start()) {
                throw new JException("D1004", -1);
            }
            Meter.current().spend(PRICE_OF_MATCH + matcher.groupCount());
            from = matcher.end();
            var groups = new ArrayList<Object>();
            for (var group = 1; group <= matcher.groupCount(); group++) {
                groups.add(matcher.group(group));
            }
            return Optional.of(new Match(matcher.group(), matcher.start(), matcher.end(), groups, this));
        }
    }

    /** @param rest the matches behind it */
    record Match(String text, int start, int end, List<Object> groups, Matches rest) {

        Map<String, Object> asFunctionsSeeIt() {
            var match = new LinkedHashMap<String, Object>();
            match.put("match", text);
            match.put("start", start);
            match.put("end", end);
            match.put("groups", groups);
            match.put("next", new NativeFunction("next", "<:o>", _ -> rest.next().map(Match::asFunctionsSeeIt).orElse(null)));
            return match;
        }
    }
}
