package dev.stepwright.engine.expression.jsonata.syntax;

import dev.stepwright.engine.expression.jsonata.regex.Regex;

/**
 * A word of an expression.
 *
 * @param text  the operator, name or text meant
 * @param regex of a regular expression, else null
 * @param start its first character, {@code end} the one behind its last: where 2.0.6 sees it in errors
 */
record Token(Kind kind, String text, double number, Regex regex, int start, int end) {

    enum Kind { OPERATOR, NAME, VARIABLE, STRING, NUMBER, VALUE, REGEX, END }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /** As errors name it. */
    String shown() {
        return kind == Kind.END ? "(end)" : text;
    }
}
