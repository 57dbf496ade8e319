package dev.stepwright.engine.expression.jsonata.picture;

import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A picture of an integer: digits, letters, Roman numerals or words (XPath Functions 3.1, "fn:format-integer").
 *
 * @param zero       the digit zero of the family that is used
 * @param separators from the right to the left
 * @param regular    the distance of separators that repeat, or 0
 */
public record IntegerPicture(Style style, Letters letters, boolean ordinal, int zero, int mandatory, int optional,
                             List<Separator> separators, int regular, String token) {

    enum Style { DECIMAL, LETTERS, ROMAN, WORDS, UNKNOWN }

    enum Letters { UPPER, LOWER, TITLE }

    /** @param place how many digits stand to its right */
    record Separator(int place, String text) {
    }

    private static final int[] ZEROES = {0x30, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6,
            0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0,
            0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10};

    /** @throws Failure {@code D3131} */
    public static IntegerPicture of(String picture) {
        var semicolon = picture.lastIndexOf(';');
        var primary = semicolon < 0 ? picture : picture.substring(0, semicolon);
        var ordinal = semicolon >= 0 && picture.startsWith("o", semicolon + 1);
        return switch (primary) {
            case "A" -> simple(Style.LETTERS, Letters.UPPER, ordinal, primary);
            case "a" -> simple(Style.LETTERS, Letters.LOWER, ordinal, primary);
            case "I" -> simple(Style.ROMAN, Letters.UPPER, ordinal, primary);
            case "i" -> simple(Style.ROMAN, Letters.LOWER, ordinal, primary);
            case "W" -> simple(Style.WORDS, Letters.UPPER, ordinal, primary);
            case "Ww" -> simple(Style.WORDS, Letters.TITLE, ordinal, primary);
            case "w" -> simple(Style.WORDS, Letters.LOWER, ordinal, primary);
            default -> digits(primary, ordinal);
        };
    }

    private static IntegerPicture simple(Style style, Letters letters, boolean ordinal, String token) {
        return new IntegerPicture(style, letters, ordinal, '0', 0, 0, List.of(), 0, token);
    }

    private static IntegerPicture digits(String primary, boolean ordinal) {
        var zero = 0;
        var mandatory = 0;
        var optional = 0;
        var separators = new ArrayList<Separator>();
        for (var sign : primary.codePoints().boxed().toList().reversed()) {
            var family = family(sign);
            if (family != 0) {
                if (zero != 0 && zero != family) {
                    throw new Failure(Code.D3131);
                }
                zero = family;
                mandatory++;
            } else if (sign == '#') {
                optional++;
            } else {
                separators.add(new Separator(mandatory + optional, Character.toString(sign)));
            }
        }
        return mandatory == 0 ? simple(Style.UNKNOWN, Letters.LOWER, ordinal, primary)
                : new IntegerPicture(Style.DECIMAL, Letters.LOWER, ordinal, zero, mandatory, optional, separators, repeat(separators), primary);
    }

    private static int family(int sign) {
        for (int zero : ZEROES) {
            if (sign >= zero && sign <= zero + 9) {
                return zero;
            }
        }
        return 0;
    }

    /** The distance of separators that are all alike and as far from each other, or 0. */
    private static int repeat(List<Separator> separators) {
        if (separators.isEmpty() || separators.stream().anyMatch(it -> !it.text().equals(separators.getFirst().text()))) {
            return 0;
        }
        return distance(separators.stream().map(Separator::place).toList());
    }

    /** The distance of places that are all multiples of one and leave none out, or 0. */
    static int distance(List<Integer> places) {
        if (places.isEmpty()) {
            return 0;
        }
        int divisor = places.stream().reduce(IntegerPicture::divisor).orElse(0);
        for (var i = 1; i <= places.size(); i++) {
            if (!places.contains(i * divisor)) {
                return 0;
            }
        }
        return divisor;
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    public boolean isRoman() {
        return style == Style.ROMAN;
    }

    IntegerPicture with(int digits) {
        return new IntegerPicture(style, letters, ordinal, zero, digits, optional, separators, regular, token);
    }

    /** @throws Failure {@code D3130} */
    public String format(double number) {
        var value = Math.abs(number);
        var text = switch (style) {
            case LETTERS -> cased(Spelling.letters(value));
            case ROMAN -> cased(Spelling.roman(value));
            case WORDS -> letters == Letters.TITLE ? Words.spell(value, ordinal) : cased(Words.spell(value, ordinal));
            case DECIMAL -> decimal(value);
            case UNKNOWN -> throw new Failure(Code.D3130).value(token);
        };
        return number < 0 ? "-" + text : text;
    }

    private String cased(String text) {
        return letters == Letters.UPPER ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
    }

    private String decimal(double value) {
        var text = Numbers.text(value);
        text = "0".repeat(Math.max(0, mandatory - text.length())) + text;
        if (zero != '0') {
            text = text.codePoints().map(digit -> digit + zero - '0')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        }
        if (regular > 0) {
            for (var i = (text.length() - 1) / regular; i > 0; i--) {
                text = separated(text, text.length() - i * regular, separators.getFirst().text());
            }
        } else {
            for (Separator separator : separators.reversed()) {
                text = separated(text, text.length() - separator.place(), separator.text());
            }
        }
        return ordinal ? text + suffix(text) : text;
    }

    private static String separated(String text, int place, String separator) {
        return place >= 0 ? text.substring(0, place) + separator + text.substring(place)
                : separator + text.substring(Math.max(0, text.length() + place));
    }

    private static String suffix(String text) {
        var teen = text.length() > 1 && text.charAt(text.length() - 2) == '1';
        return switch (text.charAt(text.length() - 1)) {
            case '1' -> teen ? "th" : "st";
            case '2' -> teen ? "th" : "nd";
            case '3' -> teen ? "th" : "rd";
            default -> "th";
        };
    }

    /**
     * The number that a text of this picture stands for; NaN when it is none.
     *
     * @throws Failure {@code D3130}
     */
    public double parse(String text) {
        return switch (style) {
            case LETTERS -> Spelling.ofLetters(text, letters == Letters.UPPER ? 'A' : 'a');
            case ROMAN -> Spelling.ofRoman(letters == Letters.UPPER ? text : text.toUpperCase(Locale.ROOT));
            case WORDS -> Words.parse(text.toLowerCase(Locale.ROOT));
            case DECIMAL -> number(text);
            case UNKNOWN -> throw new Failure(Code.D3130).value(token);
        };
    }

    private double number(String text) {
        var digits = ordinal ? text.substring(0, Math.max(0, text.length() - 2)) : text;
        for (Separator separator : separators) {
            digits = digits.replace(regular > 0 ? "," : separator.text(), ""); // of regular ones 2.0.6 knows commas only
        }
        if (zero != '0') {
            digits = digits.codePoints().map(digit -> digit - zero + '0').filter(digit -> digit >= 0)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        }
        return Spelling.leadingInteger(digits);
    }

    /**
     * A pattern, in Java's notation, of texts that can be parsed.
     *
     * @param digits how many there must be; any number when negative
     */
    String pattern(int digits) {
        return switch (style) {
            case LETTERS -> letters == Letters.UPPER ? "[A-Z]+" : "[a-z]+";
            case ROMAN -> letters == Letters.UPPER ? "[MDCLXVI]+" : "[mdclxvi]+";
            case WORDS -> Words.pattern();
            case DECIMAL -> "[0-9]" + (digits >= 0 ? "{" + digits + "}" : "+") + (ordinal ? "(?:th|st|nd|rd)" : "");
            case UNKNOWN -> throw new Failure(Code.D3130).value(token);
        };
    }
}
