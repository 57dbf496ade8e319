package dev.stepwright.engine.expression.jsonata;

import java.util.regex.Pattern;

/**
 * A text that counts how often a regular expression looks at it.  The JDK's matcher knows no bound of its own, and the
 * library's functions take nothing but strings: so what they are about to do is first done on such a text.
 */
final class MeteredText implements CharSequence {

    static final int BUDGET = 5_000_000;

    private final String text;
    private final int[] looks;

    private MeteredText(String text, int[] looks) {
        this.text = text;
        this.looks = looks;
    }

    /**
     * Finds all matches.
     *
     * @param matcher of a regular expression; anything else matches nothing and costs nothing
     * @return how many there are
     */
    static long tryOut(Object matcher, String text) {
        if (!(matcher instanceof Pattern pattern)) {
            return 0;
        }
        var finding = pattern.matcher(new MeteredText(text, new int[1]));
        long found = 0;
        while (finding.find()) {
            found++;
        }
        return found;
    }

    @Override
    public char charAt(int index) {
        if (++looks[0] > BUDGET) {
            throw new Meter.Exceeded("The regular expression was given up after " + BUDGET + " looks at the text");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new MeteredText(text.substring(start, end), looks);
    }

    @Override
    public String toString() {
        return text;
    }
}
