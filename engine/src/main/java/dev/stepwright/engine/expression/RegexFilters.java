package dev.stepwright.engine.expression;

import com.jayway.jsonpath.Filter;
import com.jayway.jsonpath.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A path whose filters with a regular expression are our own: Jayway would let one run for as long as it likes. Each stands as
 * {@code [?]} in the text, and its predicate in the list.
 */
record RegexFilters(String text, List<Predicate> predicates) {

    private static final String OPERATOR = "=~";
    private static final Pattern UNQUOTED = Pattern.compile("'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\""
            + "|([!=]=\\s*+)(?!true\\b|false\\b|null\\b)([A-Za-z_][A-Za-z_0-9]*+)(?=\\s*+(?:\\)|&&|\\|\\|))");

    /** Words without quotes, which AWS takes for texts: {@code [?(@.Name==Receipt)]}. Reported of it. */
    static String quoted(String path) {
        return !path.contains("[?(") ? path : UNQUOTED.matcher(path).replaceAll(match -> match.group(1) == null
                ? java.util.regex.Matcher.quoteReplacement(match.group()) : match.group(1) + "'" + match.group(2) + "'");
    }

    /** @param path one that Jayway takes */
    static RegexFilters of(String path) throws SyntaxException {
        var text = new StringBuilder();
        var predicates = new ArrayList<Predicate>();
        int done = 0;
        for (int at = path.indexOf("[?("); at >= 0; at = path.indexOf("[?(", at + 1)) {
            int close = FilterText.close(path, at + 2);
            String filter = path.substring(at + 3, close);
            if (at >= done && filter.contains(OPERATOR)) {
                predicates.add(either(filter));
                text.append(path, done, at).append("[?]");
                done = path.indexOf(']', close) + 1;
            }
        }
        return new RegexFilters(text.append(path, done, path.length()).toString(), List.copyOf(predicates));
    }

    private static Predicate either(String filter) throws SyntaxException {
        var parts = new ArrayList<Predicate>();
        for (String part : FilterText.split(filter, "||")) {
            parts.add(both(part));
        }
        return parts.size() == 1 ? parts.getFirst() : context -> parts.stream().anyMatch(part -> part.apply(context));
    }

    private static Predicate both(String filter) throws SyntaxException {
        var parts = new ArrayList<Predicate>();
        for (String part : FilterText.split(filter, "&&")) {
            parts.add(single(part.strip()));
        }
        return parts.size() == 1 ? parts.getFirst() : context -> parts.stream().allMatch(part -> part.apply(context));
    }

    private static Predicate single(String filter) throws SyntaxException {
        if (filter.startsWith("!")) {
            Predicate negated = single(filter.substring(1).strip());
            return context -> !negated.apply(context);
        }
        if (filter.startsWith("(") && FilterText.close(filter, 0) == filter.length() - 1) {
            return either(filter.substring(1, filter.length() - 1));
        }
        List<String> sides = FilterText.split(filter, OPERATOR);
        if (sides.size() == 2) {
            return RegexTest.of(sides.getFirst().strip(), sides.getLast().strip());
        }
        if (filter.contains(OPERATOR) && filter.contains("[?")) {
            throw new SyntaxException(PathSyntax.INVALID + ": expected no regular expression in a filter within a filter", -1);
        }
        return Filter.parse("[?(" + filter + ")]");
    }
}
