package dev.stepwright.engine.interpreter;

/**
 * The patterns of StringMatches: {@code *} stands for any text, {@code \*} for an asterisk, {@code \\} for a backslash
 * (States Language, "Data-Test Expressions"). Takes time in proportion to the product of both lengths at worst, and no stack.
 */
final class Wildcards {

    private Wildcards() {
    }

    static boolean matches(String pattern, String text) {
        var p = 0;
        var t = 0;
        var afterStar = -1;
        var retryAt = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                afterStar = ++p;
                retryAt = t;
            } else if (p < pattern.length() && literal(pattern, p) == text.charAt(t)) {
                p += width(pattern, p);
                t++;
            } else if (afterStar >= 0) {
                p = afterStar;
                t = ++retryAt;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static char literal(String pattern, int at) {
        return pattern.charAt(at + width(pattern, at) - 1);
    }

    /** Two characters of the pattern for an escaped one, else one. */
    private static int width(String pattern, int at) {
        return pattern.charAt(at) == '\\' && at + 1 < pattern.length()
                && (pattern.charAt(at + 1) == '*' || pattern.charAt(at + 1) == '\\') ? 2 : 1;
    }
}
