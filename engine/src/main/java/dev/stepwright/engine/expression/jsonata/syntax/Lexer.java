package dev.stepwright.engine.expression.jsonata.syntax;

import dev.stepwright.engine.expression.jsonata.regex.PatternFault;
import dev.stepwright.engine.expression.jsonata.regex.Regex;
import dev.stepwright.engine.expression.jsonata.syntax.Token.Kind;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import java.util.Set;

/** Divides the text of an expression into words. Whether a slash divides or begins a pattern depends on what stands before it. */
final class Lexer {

    private static final String BLANKS = " \t\n\r\u000b";
    private static final String OPERATORS = ".[]{}(),@#;:?+-*/%|=<>^&!~";
    private static final String[] DOUBLES = {"..", ":=", "!=", ">=", "<=", "**", "~>"};
    private static final String[] SINGLES = OPERATORS.split("");
    private static final Set<String> WORDS = Set.of("and", "or", "in");
    private static final Set<String> VALUES = Set.of("true", "false", "null");
    /** Of the characters that end a word: all are of ASCII. */
    private static final boolean[] ENDS_WORD = new boolean[128];

    static {
        (BLANKS + OPERATORS).chars().forEach(c -> ENDS_WORD[c] = true);
    }

    private final String text;
    private final StringBuilder unescaped = new StringBuilder();
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    /** @param operand whether one is to come, rather than an operator between two */
    Token next(boolean operand) throws UnreadableException {
        skip();
        if (at >= text.length()) {
            return new Token(Kind.END, "(end)", 0, null, at, at);
        }
        var start = at;
        var c = text.charAt(at);
        if (c == '/' && operand) {
            return regularExpression(start);
        }
        if (endsWord(c)) {
            var operator = operator(c);
            at += operator.length();
            return token(Kind.OPERATOR, operator, start);
        }
        if (c == '"' || c == '\'') {
            return token(Kind.STRING, string(c), start);
        }
        if (c >= '0' && c <= '9') {
            return number(start);
        }
        return c == '`' ? quotedName(start) : word(start);
    }

    private static boolean endsWord(char c) {
        return c < ENDS_WORD.length && ENDS_WORD[c];
    }

    private String operator(char first) {
        for (String both : DOUBLES) {
            if (both.charAt(0) == first && text.startsWith(both, at)) {
                return both;
            }
        }
        return SINGLES[OPERATORS.indexOf(first)];
    }

    private Token token(Kind kind, String meant, int start) {
        return new Token(kind, meant, 0, null, start, at);
    }

    private void skip() {
        while (at < text.length()) {
            if (BLANKS.indexOf(text.charAt(at)) >= 0) {
                at++;
            } else if (text.startsWith("/*", at)) {
                var close = text.indexOf("*/", at + 2);
                if (close < 0) {
                    throw new Failure(Code.S0106).at(at);
                }
                at = close + 2;
            } else {
                return;
            }
        }
    }

    private String string(char quote) {
        unescaped.setLength(0);
        for (at++; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == quote) {
                at++;
                return unescaped.toString();
            }
            if (c == '\\') {
                at++;
                escape();
            } else {
                unescaped.append(c);
            }
        }
        throw new Failure(Code.S0101).at(at);
    }

    private void escape() {
        var c = at < text.length() ? text.charAt(at) : ' ';
        switch (c) {
            case '"', '\\', '/' -> unescaped.append(c);
            case 'b' -> unescaped.append('\b');
            case 'f' -> unescaped.append('\f');
            case 'n' -> unescaped.append('\n');
            case 'r' -> unescaped.append('\r');
            case 't' -> unescaped.append('\t');
            case 'u' -> {
                var digits = text.substring(at + 1, Math.min(at + 5, text.length()));
                if (!digits.matches("[0-9a-fA-F]{4}")) {
                    throw new Failure(Code.S0104).at(at);
                }
                unescaped.append((char) Integer.parseInt(digits, 16));
                at += 4;
            }
            default -> throw new Failure(Code.S0103).of(at < text.length() ? String.valueOf(c) : "").at(at);
        }
    }

    private Token number(int start) {
        var end = exponent(fraction(text.charAt(at) == '0' ? at + 1 : digits(at)));
        var written = text.substring(start, end);
        var number = Double.parseDouble(written);
        if (Double.isInfinite(number)) {
            throw new Failure(Code.S0102).of(written).at(at);
        }
        at = end;
        return new Token(Kind.NUMBER, written, number, null, start, at);
    }

    /** Behind the digits from there on. */
    private int digits(int from) {
        var end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private int fraction(int from) {
        var end = from < text.length() && text.charAt(from) == '.' ? digits(from + 1) : from;
        return end > from + 1 ? end : from;
    }

    private int exponent(int from) {
        if (from >= text.length() || text.charAt(from) != 'e' && text.charAt(from) != 'E') {
            return from;
        }
        var signed = from + 1 < text.length() && (text.charAt(from + 1) == '-' || text.charAt(from + 1) == '+');
        var first = signed ? from + 2 : from + 1;
        var end = digits(first);
        return end > first ? end : from;
    }

    private Token quotedName(int start) {
        var close = text.indexOf('`', at + 1);
        if (close < 0) {
            throw new Failure(Code.S0105).at(text.length());
        }
        at = close + 1;
        return token(Kind.NAME, text.substring(start + 1, close), start);
    }

    private Token word(int start) {
        while (at < text.length() && !endsWord(text.charAt(at))) {
            at++;
        }
        var word = text.substring(start, at);
        if (word.startsWith("$")) {
            return token(Kind.VARIABLE, word.substring(1), start);
        }
        return token(WORDS.contains(word) ? Kind.OPERATOR : VALUES.contains(word) ? Kind.VALUE : Kind.NAME, word, start);
    }

    /** A slash ends it unless a backslash or an open bracket stands before. */
    private Token regularExpression(int start) throws UnreadableException {
        var depth = 0;
        for (at++; at < text.length(); at++) {
            var c = text.charAt(at);
            var escaped = text.charAt(at - 1) == '\\';
            if (c == '/' && depth == 0 && !isEscaped(start)) {
                return regularExpression(start, text.substring(start + 1, at));
            }
            if (!escaped) {
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            }
        }
        throw new Failure(Code.S0302).at(at);
    }

    /** Whether an odd number of backslashes stands before. */
    private boolean isEscaped(int start) {
        var before = at;
        while (before > start + 1 && text.charAt(before - 1) == '\\') {
            before--;
        }
        return (at - before) % 2 == 1;
    }

    private Token regularExpression(int start, String pattern) throws UnreadableException {
        if (pattern.isEmpty()) {
            throw new Failure(Code.S0301).at(at);
        }
        at++;
        var flags = at;
        while (at < text.length() && (text.charAt(at) == 'i' || text.charAt(at) == 'm')) {
            at++;
        }
        var given = text.substring(flags, at);
        try {
            return new Token(Kind.REGEX, pattern, 0, Regex.compile(pattern, given.contains("i"), given.contains("m")), start, at);
        } catch (PatternFault e) {
            throw new UnreadableException("Invalid regular expression: /" + pattern + "/: " + e.getMessage(), start);
        }
    }
}
