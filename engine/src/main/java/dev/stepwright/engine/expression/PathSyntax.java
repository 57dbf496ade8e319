package dev.stepwright.engine.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the root of a path, and those paths that name one node by fields and places alone: {@code .name},
 * {@code ['name']}, {@code [n]}.  All other syntax is left to {@link PathCompiler}.
 */
final class PathSyntax {

    static final String INVALID = "Value is not a valid JSONPath";
    static final int MAX_LENGTH = 32 * 1024;

    private static final String SPECIAL = ".[]()*,:?@'\"\\";

    private PathSyntax() {
    }

    /** How many characters of the text make up the root. */
    static int rootLength(String text) throws SyntaxException {
        if (text.length() > MAX_LENGTH) {
            throw new SyntaxException(INVALID + ": longer than " + MAX_LENGTH + " characters", MAX_LENGTH);
        }
        if (!text.startsWith("$")) {
            throw new SyntaxException(INVALID, 0);
        }
        if (text.startsWith("$$")) {
            return 2;
        }
        int end = 1;
        while (end < text.length() && isNamePart(text, end)) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean isNamePart(String text, int at) {
        int c = text.codePointAt(at);
        return c == '_' || (at == 1 ? Character.isUnicodeIdentifierStart(c)
                : Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    static Root root(String text, int rootLength) {
        if (rootLength == 1) {
            return new Root.Input();
        }
        return text.startsWith("$$") ? new Root.Context() : new Root.Variable(text.substring(1, rootLength));
    }

    /** The steps from the root on, or empty when the path is of no such simple form. */
    static Optional<List<Step>> steps(String text, int from) {
        var steps = new ArrayList<Step>();
        int at = from;
        while (at < text.length()) {
            int end = text.charAt(at) == '.' ? endOfName(text, at + 1) : endOfBracket(text, at);
            if (end < 0) {
                return Optional.empty();
            }
            steps.add(step(text, at, end));
            at = end;
        }
        return Optional.of(List.copyOf(steps));
    }

    private static Step step(String text, int at, int end) {
        if (text.charAt(at) == '.') {
            return new Step.Field(text.substring(at + 1, end));
        }
        char first = text.charAt(at + 1);
        return first == '\'' || first == '"'
                ? new Step.Field(text.substring(at + 2, end - 2))
                : new Step.Index(Integer.parseInt(text.substring(at + 1, end - 1)));
    }

    private static int endOfName(String text, int at) {
        int end = at;
        while (end < text.length() && isPlain(text.charAt(end))) {
            end++;
        }
        return end > at && (end == text.length() || ".[".indexOf(text.charAt(end)) >= 0) ? end : -1;
    }

    private static boolean isPlain(char c) {
        return SPECIAL.indexOf(c) < 0 && !Character.isWhitespace(c) && !Character.isISOControl(c);
    }

    private static int endOfBracket(String text, int at) {
        if (text.charAt(at) != '[' || at + 2 >= text.length()) {
            return -1;
        }
        char first = text.charAt(at + 1);
        return first == '\'' || first == '"' ? endOfQuoted(text, at + 2, first) : endOfIndex(text, at + 1);
    }

    private static int endOfQuoted(String text, int at, char quote) {
        int end = at;
        String closing = quote == '\'' ? "'" : "'\"\\";
        while (end < text.length() && closing.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end > at && text.startsWith(quote + "]", end) ? end + 2 : -1;
    }

    private static int endOfIndex(String text, int at) {
        int digits = text.charAt(at) == '-' ? at + 1 : at;
        int end = digits;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end > digits && end - digits <= 9 && text.startsWith("]", end) ? end + 1 : -1;
    }
}
