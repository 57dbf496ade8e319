package dev.stepwright.engine.expression;

import java.math.BigDecimal;

/**
 * What a filter compares with, written in it. All of it is text; beside a number it counts as one.
 *
 * @param plain    the text with its escaped quotes resolved
 * @param number   null when it is none
 * @param isDouble whether a double holds the number exactly enough to be compared as one
 */
record Literal(String text, String plain, boolean isNull, boolean isTrue, BigDecimal number, boolean isDouble, double value) {

    private static final int DIGITS_OF_A_DOUBLE = 15;

    static Literal of(String text) {
        BigDecimal number = number(text);
        boolean isDouble = number != null && number.precision() <= DIGITS_OF_A_DOUBLE && Math.abs(number.scale()) <= DIGITS_OF_A_DOUBLE;
        return new Literal(text, plain(text), text.equals("null"), Boolean.parseBoolean(text), number, isDouble, isDouble ? number.doubleValue() : 0);
    }

    /** Escaped quotes are quotes. */
    static String plain(String text) {
        return text.indexOf('\'') < 0 ? text : text.replace("\\'", "'");
    }

    /** Null when it is none, or has more digits than a number may have. */
    private static BigDecimal number(String text) {
        try {
            return text.length() > Json.MAX_NUMBER_LENGTH ? null : new BigDecimal(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
