package dev.stepwright.engine.expression;

/**
 * A text that tells how often a regular expression looks at it: the JDK's matcher knows no bound of its own.
 *
 * @param spend is run for so many looks as make a unit of {@link Effort}; what it throws ends the search
 */
public record MeteredText(String text, Runnable spend, int[] looks) implements CharSequence {

    private static final int LOOKS_A_UNIT = 16;

    public MeteredText(String text, Runnable spend) {
        this(text, spend, new int[1]);
    }

    @Override
    public char charAt(int index) {
        if (++looks[0] % LOOKS_A_UNIT == 0) {
            spend.run();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
