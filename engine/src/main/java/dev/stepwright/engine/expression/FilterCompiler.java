package dev.stepwright.engine.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a filter as json-path 2.0.0 does: tests between {@code &&} and {@code ||}, whose parentheses are passed over. They are tried
 * from the last to the first, which can be told only where one of them cannot be tried at all.
 */
final class FilterCompiler {

    private FilterCompiler() {
    }

    /** @param bracket from {@code [} to {@code ]} */
    static PathFilter compile(String bracket) throws SyntaxException {
        String inner = bracket.substring(1, end(bracket) - 1).strip();
        inner = inner.startsWith("?") ? inner.substring(1).strip() : "";
        if (inner.length() < 2 || !inner.startsWith("(") || !inner.endsWith(")")) {
            throw PathCompiler.invalid("expected a filter like [?(@.a == 1)], found " + bracket);
        }
        return new PathFilter(either(inner.substring(1, inner.length() - 1).strip()));
    }

    /** Behind the bracket that closes the filter: those in single quotes and in parentheses do not count. */
    private static int end(String text) throws SyntaxException {
        int brackets = 0;
        int parentheses = 0;
        boolean isQuoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\'') {
                isQuoted ^= text.charAt(at - 1) != '\\';
            } else if (!isQuoted) {
                parentheses += c == '(' ? 1 : c == ')' ? -1 : 0;
                brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
                if (c == ']' && parentheses == 0) {
                    if (brackets == 0) {
                        return at + 1;
                    }
                    break;
                }
            }
        }
        throw PathCompiler.invalid("expected the brackets of a filter to be in pairs, found " + text);
    }

    private static List<List<Criterion>> either(String text) throws SyntaxException {
        var either = new ArrayList<List<Criterion>>();
        var all = new ArrayList<Criterion>();
        int end = text.length();
        for (int at = text.length() - 1; at > 0; at--) {
            boolean isOr = text.startsWith("||", at - 1);
            if (isOr || text.startsWith("&&", at - 1)) {
                all.add(criterion(text, at + 1, end));
                end = at - 1;
                at--;
                if (isOr) {
                    either.add(List.copyOf(all));
                    all.clear();
                }
            }
        }
        all.add(criterion(text, 0, end));
        either.add(List.copyOf(all));
        return List.copyOf(either);
    }

    private static Criterion criterion(String text, int start, int end) throws SyntaxException {
        int from = start;
        int to = end;
        while (from < to && "[?( ".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && ") ".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        if (from == to) {
            throw PathCompiler.invalid("expected a test on either side of && and || in a filter, found " + text);
        }
        return Criterion.compile(text.substring(from, to));
    }
}
