package dev.stepwright.engine.expression.jsonata.picture;

import java.util.Map;

/** The signs of pictures of numbers, which options may change (XPath Functions 3.1, "Defining a decimal format"). */
record NumberSigns(String decimal, String grouping, String exponent, String minus, String percent, String perMille, int zero,
                   String digit, String pattern) {

    static NumberSigns of(Map<String, String> options) {
        return new NumberSigns(options.getOrDefault("decimal-separator", "."), options.getOrDefault("grouping-separator", ","),
                options.getOrDefault("exponent-separator", "e"), options.getOrDefault("minus-sign", "-"),
                options.getOrDefault("percent", "%"), options.getOrDefault("per-mille", "\u2030"),
                zero(options.getOrDefault("zero-digit", "0")), options.getOrDefault("digit", "#"),
                options.getOrDefault("pattern-separator", ";"));
    }

    private static int zero(String zero) {
        return zero.isEmpty() ? '0' : zero.charAt(0);
    }

    boolean isDigit(char c) {
        return c >= zero && c <= zero + 9;
    }

    boolean isDigitOrOptional(char c) {
        return isDigit(c) || is(c, digit);
    }

    static boolean is(char c, String sign) {
        return sign.length() == 1 && sign.charAt(0) == c;
    }

    boolean isActive(char c) {
        return isDigitOrOptional(c) || is(c, decimal) || is(c, grouping) || is(c, exponent) || is(c, pattern);
    }
}
