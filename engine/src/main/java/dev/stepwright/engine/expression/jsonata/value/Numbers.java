package dev.stepwright.engine.expression.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Numbers as JavaScript has them, which are doubles, and writes them (ECMAScript, "Number::toString"). */
public final class Numbers {

    private static final double FIFTEEN_DIGITS = 1e15;
    private static final int DIGITS = 15;
    private static final int LAST_PLACE_WITHOUT_EXPONENT = 21;
    private static final int FIRST_PLACE_WITHOUT_EXPONENT = -6;
    private static final double LEAST_WITH_TWO_DIGITS = 1e-320;
    private static final double EXACT = 9_007_199_254_740_992.0;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?(?:[Ee][-+]?[0-9]+)?");
    private static final Pattern PREFIXED = Pattern.compile("0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][01]+");
    private static final MathContext ROUNDING = new MathContext(DIGITS, RoundingMode.HALF_UP);

    private Numbers() {
    }

    public static JsonNode node(double number) {
        var whole = (int) number;
        if (whole == number && (whole != 0 || 1 / number > 0)) {
            return IntNode.valueOf(whole);
        }
        return Math.abs(number) < EXACT && number == Math.rint(number) && number != 0 ? LongNode.valueOf((long) number)
                : DoubleNode.valueOf(number);
    }

    public static boolean is(JsonNode value) {
        return value instanceof NumericNode;
    }

    /**
     * Whether a value is a number that can be reckoned with.
     *
     * @throws Failure {@code D1001} when it is infinite
     */
    public static boolean isUsable(JsonNode value) {
        if (!(value instanceof NumericNode)) {
            return false;
        }
        if (Double.isInfinite(value.doubleValue())) {
            throw new Failure(Code.D1001).value(value);
        }
        return !Double.isNaN(value.doubleValue());
    }

    public static boolean isWhole(JsonNode value) {
        return value instanceof IntNode || value instanceof NumericNode && Math.rint(value.doubleValue()) == value.doubleValue()
                && Double.isFinite(value.doubleValue());
    }

    /** The shortest digits that are this number and no other. */
    public static String text(double number) {
        if (Math.abs(number) < FIFTEEN_DIGITS && number == (long) number) {
            return Long.toString((long) number);
        }
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        var decimal = shortest(Math.abs(number));
        var digits = decimal.unscaledValue().toString();
        return (number < 0 ? "-" : "") + placed(digits, digits.length() - decimal.scale());
    }

    private static BigDecimal shortest(double number) {
        var decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        if (number < LEAST_WITH_TWO_DIGITS) { // Java writes two digits where JavaScript makes do with one
            var one = decimal.round(new MathContext(1, RoundingMode.HALF_EVEN)).stripTrailingZeros();
            return one.doubleValue() == number ? one : decimal;
        }
        return decimal;
    }

    /** @param point how many of the digits stand before the decimal point; may be none, or more than there are */
    private static String placed(String digits, int point) {
        var count = digits.length();
        if (count <= point && point <= LAST_PLACE_WITHOUT_EXPONENT) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= LAST_PLACE_WITHOUT_EXPONENT) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (FIRST_PLACE_WITHOUT_EXPONENT < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        var exponent = (point > 0 ? "e+" : "e-") + Math.abs(point - 1);
        return count == 1 ? digits + exponent : digits.charAt(0) + "." + digits.substring(1) + exponent;
    }

    /** To fifteen digits, as {@code $string} writes numbers. */
    public static double rounded(double number) {
        if (Math.abs(number) < FIFTEEN_DIGITS && number == Math.rint(number) || !Double.isFinite(number)) {
            return number;
        }
        return shortest(Math.abs(number)).precision() <= DIGITS ? number : new BigDecimal(number).round(ROUNDING).doubleValue();
    }

    /** The number that a text holds, as {@code $number} takes it, or NaN. */
    public static double parsed(String text) {
        if (DECIMAL.matcher(text).matches()) {
            var number = Double.parseDouble(text);
            return Double.isInfinite(number) ? Double.NaN : number;
        }
        var prefixed = text.startsWith("0x") || text.startsWith("0X") ? text.stripTrailing() : text;
        if (PREFIXED.matcher(prefixed).matches()) {
            var radix = switch (text.charAt(1)) {
                case 'x', 'X' -> 16;
                case 'o', 'O' -> 8;
                default -> 2;
            };
            return new BigInteger(prefixed.substring(2), radix).doubleValue();
        }
        return Double.NaN;
    }
}
