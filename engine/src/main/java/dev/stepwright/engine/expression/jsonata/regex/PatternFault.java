package dev.stepwright.engine.expression.jsonata.regex;

/** The text of a regular expression is none. */
public final class PatternFault extends Exception {

    private static final long serialVersionUID = 1;

    PatternFault(String message) {
        super(message, null, false, false);
    }
}
