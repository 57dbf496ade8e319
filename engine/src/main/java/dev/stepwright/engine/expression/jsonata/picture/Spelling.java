package dev.stepwright.engine.expression.jsonata.picture;

import dev.stepwright.engine.expression.jsonata.value.Numbers;
import java.util.Map;

/** Integers in letters, in Roman numerals, and at the beginning of a text. */
final class Spelling {

    private static final String[] NUMERALS = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
    private static final int[] WORTH = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final Map<Character, Integer> DIGITS = Map.of('M', 1000, 'D', 500, 'C', 100, 'L', 50, 'X', 10, 'V', 5, 'I', 1);
    private static final int ALPHABET = 26;

    private Spelling() {
    }

    /** a, b, ... z, aa, ab. */
    static String letters(double value) {
        var letters = new StringBuilder();
        for (var rest = Double.isFinite(value) ? value : 0; rest > 0; rest = Math.floor((rest - 1) / ALPHABET)) {
            letters.append((char) ('a' + (int) ((rest - 1) % ALPHABET)));
        }
        return letters.reverse().toString();
    }

    static double ofLetters(String text, char first) {
        var value = 0.0;
        for (var i = 0; i < text.length(); i++) {
            value += (text.charAt(text.length() - i - 1) - first + 1) * Math.pow(ALPHABET, i);
        }
        return value;
    }

    /** Each thousand is a letter: the caller bounds the number. */
    static String roman(double value) {
        var numerals = new StringBuilder();
        var rest = value;
        for (var i = 0; i < WORTH.length; i++) {
            for (; rest >= WORTH[i]; rest -= WORTH[i]) {
                numerals.append(NUMERALS[i]);
            }
        }
        return numerals.toString();
    }

    static double ofRoman(String text) {
        var value = 0.0;
        var most = 1;
        for (var i = text.length() - 1; i >= 0; i--) {
            var digit = DIGITS.get(text.charAt(i));
            if (digit == null) {
                return Double.NaN;
            }
            value += digit < most ? -digit : digit;
            most = Math.max(most, digit);
        }
        return value;
    }

    /** The integer that a text begins with, blanks before it passed over; NaN when there is none (ECMA-262, "parseInt"). */
    static double leadingInteger(String text) {
        var digits = text.strip();
        var end = digits.startsWith("-") || digits.startsWith("+") ? 1 : 0;
        var start = end;
        if (digits.startsWith("0x", end) || digits.startsWith("0X", end)) {
            var number = Numbers.parsed(digits.substring(end));
            return digits.startsWith("-") ? -number : number;
        }
        while (end < digits.length() && digits.charAt(end) >= '0' && digits.charAt(end) <= '9') {
            end++;
        }
        return end == start ? Double.NaN : Double.parseDouble(digits.substring(0, end));
    }
}
