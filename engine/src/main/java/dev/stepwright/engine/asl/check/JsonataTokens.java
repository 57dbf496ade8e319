package dev.stepwright.engine.asl.check;

import java.util.Set;

/** The tokens of a JSONata expression that is known to be sound. */
final class JsonataTokens {

    private static final Set<String> TWO = Set.of("..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??");
    private static final String SIGNS = ".[]{}(),@#;:?+-*/%|=<>^&!~";
    private static final Set<String> WORDS = Set.of("and", "or", "in");
    private static final Set<String> LITERALS = Set.of("true", "false", "null");
    /** Signs that are operands where one is expected: wildcards, the parent, what partial application leaves open. */
    private static final Set<String> OPERANDS = Set.of("*", "**", "%", "?");

    private final String text;
    private int at;

    JsonataTokens(String text) {
        this.text = text;
    }

    /** Whether a token that is no bracket joins two operands, or stands before one. */
    static boolean isOperator(String token, boolean operandExpected) {
        return operandExpected ? SIGNS.contains(token.substring(0, 1)) && !OPERANDS.contains(token) && !isRegex(token)
                : TWO.contains(token) || SIGNS.contains(token) || WORDS.contains(token);
    }

    private static boolean isRegex(String token) {
        return token.startsWith("/") && token.length() > 1;
    }

    /** Whether it names a field. */
    static boolean isName(String token) {
        var first = token.charAt(0);
        return first == '`' || first != '"' && first != '\'' && first != '$' && SIGNS.indexOf(first) < 0
                && !Character.isDigit(first) && !LITERALS.contains(token);
    }

    /** The library takes a quote for a name that nothing ends. */
    static String unquoted(String name) {
        return name.startsWith("`") && name.length() > 1 ? name.substring(1, name.length() - 1) : name;
    }

    /** @return empty at the end; a slash where an operand is expected begins a regular expression */
    String next(boolean operandExpected) {
        skipBlanks();
        if (at >= text.length()) {
            return "";
        }
        var start = at;
        var c = text.charAt(at);
        if (c == '"' || c == '\'' || c == '`') {
            skipTo(c);
        } else if (c == '/' && operandExpected) {
            skipTo('/');
            while (at < text.length() && "im".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        } else if (at + 1 < text.length() && TWO.contains(text.substring(at, at + 2))) {
            at += 2;
        } else if (SIGNS.indexOf(c) >= 0) {
            at++;
        } else {
            word();
        }
        return text.substring(start, Math.min(at, text.length()));
    }

    /** Past {@code <s-n:b>} behind the parameters of a function. */
    void skipSignature() {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '<') {
            var depth = 0;
            do {
                depth += text.charAt(at) == '<' ? 1 : text.charAt(at) == '>' ? -1 : 0;
                at++;
            } while (depth > 0 && at < text.length());
        }
    }

    private void skipBlanks() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("/*", at)) {
                var end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else {
                return;
            }
        }
    }

    private void skipTo(char end) {
        var depth = 0;
        at++;
        while (at < text.length() && (text.charAt(at) != end || depth > 0)) {
            var c = text.charAt(at);
            if (c == '\\' && end != '`') {
                at++;
            } else if (end == '/') {
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            }
            at++;
        }
        at++;
    }

    /** A number keeps its fraction, but not the dots of a range. */
    private void word() {
        var digits = Character.isDigit(text.charAt(at));
        do {
            at++;
        } while (at < text.length() && (isWordCharacter(text.charAt(at))
                || digits && text.charAt(at) == '.' && !text.startsWith("..", at)
                || digits && "+-".indexOf(text.charAt(at)) >= 0 && "eE".indexOf(text.charAt(at - 1)) >= 0));
    }

    private static boolean isWordCharacter(char c) {
        return !Character.isWhitespace(c) && SIGNS.indexOf(c) < 0 && c != '"' && c != '\'' && c != '`';
    }
}
