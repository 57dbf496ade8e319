package dev.stepwright.engine.expression.jsonata;

import java.util.Optional;
import java.util.Set;

/** Goes through the text of an expression from name to name, past texts, comments, quoted names and regular expressions. */
final class NameScan {

    /** How a name with a {@code $} is used where it stands. */
    enum Use { READ, CALLED, BOUND }

    record Name(String text, Use use) {
    }

    private static final String OPERATORS = ".[]{}(),@#;:?+-*/%|=<>^&!~";
    private static final Set<String> WORD_OPERATORS = Set.of("and", "or", "in");

    private final String text;
    private int at;
    /** Whether an operand has just ended: then a slash divides, otherwise it begins a regular expression. */
    private boolean afterOperand;
    private boolean afterFunction;
    private boolean inParameters;
    private char before;

    NameScan(String text) {
        this.text = text;
    }

    Optional<Name> next() {
        while (at < text.length()) {
            var c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '"' || c == '\'' || c == '`') {
                quoted(c);
            } else if (text.startsWith("/*", at)) {
                var end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else if (c == '/' && !afterOperand) {
                regularExpression();
            } else if (OPERATORS.indexOf(c) >= 0) {
                operator(c);
            } else {
                var word = word();
                if (word.startsWith("$") && word.length() > 1 && !word.equals("$$")) {
                    return Optional.of(new Name(word.substring(1), use()));
                }
            }
        }
        return Optional.empty();
    }

    /** The field that is read of the name just found, when it is written out. */
    Optional<String> field() {
        var start = skipBlanks(at);
        if (start >= text.length() || text.charAt(start) != '.') {
            return Optional.empty();
        }
        start = skipBlanks(start + 1);
        var end = start;
        while (end < text.length() && isWordCharacter(text.charAt(end))) {
            end++;
        }
        return Optional.of(text.substring(start, end));
    }

    private Use use() {
        var next = skipBlanks(at);
        if (inParameters || before == '@' || before == '#' || text.startsWith(":=", next)) {
            return Use.BOUND;
        }
        return next < text.length() && text.charAt(next) == '(' ? Use.CALLED : Use.READ;
    }

    private void quoted(char quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' && quote != '`' ? 2 : 1;
        }
        at++;
        afterOperand = true;
    }

    private void regularExpression() {
        at++;
        var depth = 0;
        while (at < text.length() && (text.charAt(at) != '/' || depth > 0)) {
            switch (text.charAt(at)) {
                case '\\' -> at++;
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth--;
                default -> { }
            }
            at++;
        }
        at++;
        afterOperand = true;
    }

    private void operator(char c) {
        inParameters = c == '(' ? afterFunction : c != ')' && inParameters;
        afterFunction = false;
        afterOperand = c == ')' || c == ']' || c == '}';
        before = c;
        at++;
    }

    private String word() {
        var start = at;
        while (at < text.length() && isWordCharacter(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            at++;
        }
        var word = text.substring(start, at);
        afterFunction = word.equals("function") || word.equals("λ");
        afterOperand = !WORD_OPERATORS.contains(word);
        return word;
    }

    private static boolean isWordCharacter(char c) {
        return !Character.isWhitespace(c) && OPERATORS.indexOf(c) < 0 && c != '"' && c != '\'' && c != '`';
    }

    private int skipBlanks(int from) {
        var end = from;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
