package dev.stepwright.engine.expression.jsonata.picture;

import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A picture of a date and time, {@code [Y0001]-[M01]} (XPath Functions 3.1, "The picture string").
 *
 * @param parts literals and components, in order
 */
public record DatePicture(List<Part> parts) {

    sealed interface Part {
    }

    record Literal(String text) implements Part {
    }

    enum Names { LOWER, UPPER, TITLE }

    /**
     * @param letter   which component
     * @param names    for months and days, when they are written out
     * @param integer  when it is written as a number, or an offset
     * @param maxWidth or none
     * @param digits   of a year how many of its last digits, or -1
     * @param modifier the last letter, such as {@code t} of a zone
     */
    record Component(char letter, Optional<Names> names, Optional<IntegerPicture> integer, Optional<Integer> maxWidth, int digits,
                     char modifier) implements Part {
    }

    /** What {@code $fromMillis} writes when no picture is given. */
    public static final DatePicture ISO = of("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]");

    private static final Map<Character, String> DEFAULTS = Map.ofEntries(Map.entry('Y', "1"), Map.entry('M', "1"), Map.entry('D', "1"),
            Map.entry('d', "1"), Map.entry('F', "n"), Map.entry('W', "1"), Map.entry('w', "1"), Map.entry('X', "1"), Map.entry('x', "1"),
            Map.entry('H', "1"), Map.entry('h', "1"), Map.entry('P', "n"), Map.entry('m', "01"), Map.entry('s', "01"),
            Map.entry('f', "1"), Map.entry('Z', "01:01"), Map.entry('z', "01:01"), Map.entry('C', "n"), Map.entry('E', "n"));
    private static final String NUMERIC = "YMDdFWwXxHhmsf";

    /** @throws Failure {@code D3131}, {@code D3132}, {@code D3135} */
    public static DatePicture of(String picture) {
        var parts = new ArrayList<Part>();
        var start = 0;
        for (var open = picture.indexOf('['); open >= 0; open = picture.indexOf('[', start)) {
            literal(picture, start, open, parts);
            if (picture.startsWith("[[", open)) {
                parts.add(new Literal("["));
                start = open + 2;
                continue;
            }
            var close = picture.indexOf(']', open);
            if (close < 0) {
                throw new Failure(Code.D3135);
            }
            parts.add(component(picture.substring(open + 1, close).replaceAll("\\s+", "")));
            start = close + 1;
        }
        literal(picture, start, picture.length(), parts);
        return new DatePicture(List.copyOf(parts));
    }

    private static void literal(String picture, int from, int to, List<Part> parts) {
        if (to > from) {
            parts.add(new Literal(picture.substring(from, to).replace("]]", "]")));
        }
    }

    private static Component component(String marker) {
        var letter = marker.isEmpty() ? ' ' : marker.charAt(0);
        var comma = marker.lastIndexOf(',');
        var presentation = marker.substring(Math.min(1, marker.length()), comma < 0 ? marker.length() : comma);
        var modifier = ' ';
        if (presentation.length() > 1 && "atco".indexOf(presentation.charAt(presentation.length() - 1)) >= 0) {
            modifier = presentation.charAt(presentation.length() - 1);
            presentation = presentation.substring(0, presentation.length() - 1);
        } else if (presentation.isEmpty()) {
            presentation = DEFAULTS.get(letter);
            if (presentation == null) {
                throw new Failure(Code.D3132).value(marker.isEmpty() ? "" : String.valueOf(letter));
            }
        }
        var width = comma < 0 ? new String[0] : marker.substring(comma + 1).split("-", 2);
        return component(letter, presentation, modifier, width.length > 0 ? width(width[0]) : Optional.empty(),
                width.length > 1 ? width(width[1]) : Optional.empty());
    }

    private static Optional<Integer> width(String width) {
        var number = Spelling.leadingInteger(width);
        return Double.isNaN(number) ? Optional.empty() : Optional.of((int) Math.min(number, 1000));
    }

    private static Component component(char letter, String presentation, char modifier, Optional<Integer> min, Optional<Integer> max) {
        if (letter == 'Z' || letter == 'z') {
            return new Component(letter, Optional.empty(), Optional.of(IntegerPicture.of(presentation)), max, -1, modifier);
        }
        if (presentation.startsWith("n") || presentation.startsWith("N")) {
            var names = presentation.startsWith("n") ? Names.LOWER : presentation.startsWith("Nn") ? Names.TITLE : Names.UPPER;
            return new Component(letter, Optional.of(names), Optional.empty(), max, -1, modifier);
        }
        if (NUMERIC.indexOf(letter) < 0) {
            return new Component(letter, Optional.empty(), Optional.empty(), max, -1, modifier);
        }
        var integer = IntegerPicture.of(modifier == ' ' ? presentation : presentation + ";" + modifier);
        if (min.isPresent() && integer.mandatory() < min.get()) {
            integer = integer.with(min.get());
        }
        var digits = -1;
        if ("YMD".indexOf(letter) >= 0) {
            if (max.isPresent()) {
                digits = max.get();
                integer = integer.with(digits);
            } else if (integer.mandatory() + integer.optional() >= 2) {
                digits = integer.mandatory() + integer.optional();
            }
        }
        return new Component(letter, Optional.empty(), Optional.of(integer), max, digits, modifier);
    }

    /**
     * @param zone an offset, {@code +0530}; null for UTC
     * @throws Failure {@code D3133}, {@code D3134}, {@code D3130}
     */
    public String format(long millis, String zone) {
        return new DateWriter(this, zone).write(millis);
    }

    /**
     * The milliseconds since 1970 that a text of this picture stands for; null when it is none.
     *
     * @param now stands in for what the picture leaves out at its beginning
     * @throws Failure {@code D3133}, {@code D3136}
     */
    public Double parse(String text, long now) {
        return new DateReader(this, now).read(text);
    }
}
