package dev.stepwright.engine.expression.jsonata.picture;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Integers in English words: "one thousand, two hundred and five", "twenty-first". */
final class Words {

    private static final String[] SMALL = {"Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
            "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"};
    private static final String[] SMALL_ORDINALS = {"Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh",
            "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth",
            "Eighteenth", "Nineteenth"};
    private static final String[] TENS = {"Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"};
    private static final String[] POWERS = {"Thousand", "Million", "Billion", "Trillion"};
    private static final Map<String, Double> VALUES = values();

    private Words() {
    }

    private static Map<String, Double> values() {
        var values = new HashMap<String, Double>();
        for (var i = 0; i < SMALL.length; i++) {
            put(values, SMALL[i], i);
            put(values, SMALL_ORDINALS[i], i);
        }
        for (var i = 0; i < TENS.length; i++) {
            put(values, TENS[i], 10 * (i + 2));
            put(values, TENS[i].replaceAll("y$", "ieth"), 10 * (i + 2));
        }
        put(values, "Hundred", 100);
        put(values, "Hundredth", 100);
        for (var i = 0; i < POWERS.length; i++) {
            put(values, POWERS[i], Math.pow(1000, i + 1));
            put(values, POWERS[i] + "th", Math.pow(1000, i + 1));
        }
        return values;
    }

    private static void put(Map<String, Double> values, String word, double value) {
        values.put(word.toLowerCase(Locale.ROOT), value);
    }

    static String spell(double number, boolean ordinal) {
        return spell(number, "", "", ordinal);
    }

    /** @param and stands before a number below a hundred, {@code comma} before a larger one */
    private static String spell(double number, String and, String comma, boolean ordinal) {
        if (number < 20) {
            return and + (ordinal ? SMALL_ORDINALS : SMALL)[(int) number];
        }
        if (number < 100) {
            var tens = TENS[(int) number / 10 - 2];
            var rest = (int) number % 10;
            return and + (rest > 0 ? tens + "-" + spell(rest, "", "", ordinal) : ordinal ? tens.replaceAll("y$", "ieth") : tens);
        }
        if (number < 1000) {
            return comma + SMALL[(int) number / 100] + " Hundred" + rest(number % 100, ordinal);
        }
        var power = (int) Math.min(POWERS.length, Math.floor(Math.log10(number) / 3));
        var factor = Math.pow(1000, power);
        var most = Math.floor(number / factor);
        return comma + spell(most, "", "", false) + " " + POWERS[power - 1] + rest(number - most * factor, ordinal);
    }

    private static String rest(double rest, boolean ordinal) {
        return rest > 0 ? spell(rest, " and ", ", ", ordinal) : ordinal ? "th" : "";
    }

    static double parse(String text) {
        var segments = new ArrayDeque<Double>();
        segments.push(0.0);
        for (String word : text.split(",\\s|\\sand\\s|[\\s\\\\-]", -1)) {
            var value = VALUES.getOrDefault(word, Double.NaN);
            if (value < 100) {
                var top = segments.pop();
                if (top >= 1000) {
                    segments.push(top);
                    top = 0.0;
                }
                segments.push(top + value);
            } else {
                segments.push(segments.pop() * value);
            }
        }
        return segments.stream().mapToDouble(Double::doubleValue).sum();
    }

    static String pattern() {
        return "(?:" + String.join("|", VALUES.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList()) + "|and|[\\-, ])+";
    }
}
