package dev.stepwright.engine.expression.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.expression.jsonata.picture.IntegerPicture;
import dev.stepwright.engine.expression.jsonata.picture.NumberPicture;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import dev.stepwright.engine.expression.jsonata.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** docs.jsonata.org, "Numeric functions". */
final class NumberFunctions {

    /** What is spelt in letters grows with the number. */
    static final int MAX_PICTURE = 1000;
    static final double MAX_ROMAN = 1_000_000;

    /** From here on doubles leave whole numbers out. */
    private static final double EXACT = 0x1p53;

    static final List<BuiltIn> ALL = List.of(
            BuiltIn.ofDefined("number", "<(nsb)-:n>", 1, NumberFunctions::number),
            BuiltIn.ofDefined("abs", "<n-:n>", 1, it -> of(it, Math::abs)),
            BuiltIn.ofDefined("floor", "<n-:n>", 1, it -> of(it, Math::floor)),
            BuiltIn.ofDefined("ceil", "<n-:n>", 1, it -> of(it, Math::ceil)),
            BuiltIn.ofDefined("round", "<n-n?:n>", 2, it -> of(it, number -> round(number, it.number(1, 0)))),
            BuiltIn.ofDefined("power", "<n-n:n>", 2, NumberFunctions::power),
            BuiltIn.ofDefined("sqrt", "<n-:n>", 1, NumberFunctions::sqrt),
            BuiltIn.ofDefined("formatNumber", "<n-so?:s>", 3, NumberFunctions::formatNumber),
            BuiltIn.ofDefined("formatBase", "<n-n?:s>", 2, NumberFunctions::formatBase),
            BuiltIn.ofDefined("formatInteger", "<n-s:s>", 2, NumberFunctions::formatInteger),
            BuiltIn.ofDefined("parseInteger", "<s-s:n>", 2, NumberFunctions::parseInteger));

    private NumberFunctions() {
    }

    private static JsonNode of(Arguments it, DoubleUnaryOperator operator) {
        return Numbers.node(operator.applyAsDouble(it.number(0)));
    }

    private static JsonNode number(Arguments it) {
        if (Numbers.is(it.any(0))) {
            return it.any(0);
        }
        if (it.any(0) instanceof BooleanNode bool) {
            return Numbers.node(bool.booleanValue() ? 1 : 0);
        }
        var number = it.isText(0) ? Numbers.parsed(it.text(0)) : Double.NaN;
        if (Double.isNaN(number)) {
            throw new Failure(Code.D3030).value(it.any(0));
        }
        return Numbers.node(number);
    }

    /** To so many places behind the point, halves to the even digit; the decimal digits are moved, not multiplied. */
    static double round(double number, double places) {
        if (!Double.isFinite(number)) {
            return number;
        }
        var rounded = Math.rint(places == 0 ? number : moved(number, places));
        var result = places == 0 ? rounded : moved(rounded, -places);
        return result == 0 ? 0 : result;
    }

    private static double moved(double number, double places) {
        if (places != Math.rint(places) || Double.isInfinite(number)) {
            return Double.NaN;
        }
        var text = Numbers.text(number);
        var mark = text.indexOf('e');
        var exponent = (mark < 0 ? 0 : Integer.parseInt(text.substring(mark + 1).replace("+", ""))) + (long) places;
        return Double.parseDouble((mark < 0 ? text : text.substring(0, mark)) + "e" + Math.max(-9999, Math.min(9999, exponent)));
    }

    private static JsonNode power(Arguments it) {
        var result = StrictMath.pow(it.number(0), it.number(1, Double.NaN));
        if (!Double.isFinite(result)) {
            throw new Failure(Code.D3061).value(it.any(0)).second(it.any(1));
        }
        return Numbers.node(result);
    }

    private static JsonNode sqrt(Arguments it) {
        if (it.number(0) < 0) {
            throw new Failure(Code.D3060).value(it.any(0));
        }
        return of(it, Math::sqrt);
    }

    static String picture(Arguments it, int index) {
        if (!it.has(index)) {
            return null;
        }
        if (it.text(index).length() > MAX_PICTURE) {
            throw it.refuse("a text of more than " + MAX_PICTURE + " characters is no number, time or picture of one");
        }
        return it.text(index);
    }

    private static String required(Arguments it) {
        if (!it.has(1)) {
            throw it.refuse("there is no picture");
        }
        return picture(it, 1);
    }

    private static JsonNode formatNumber(Arguments it) {
        var options = new HashMap<String, String>();
        if (it.any(2) instanceof ObjectNode object) {
            object.properties().forEach(option -> options.put(option.getKey(), Values.text(option.getValue(), it.run())));
        }
        return it.made(NumberPicture.of(required(it), options).format(it.number(0)));
    }

    private static JsonNode formatBase(Arguments it) {
        var number = round(it.number(0), 0);
        var radix = round(it.number(1, 10), 0);
        if (!(radix >= 2 && radix <= 36)) {
            throw new Failure(Code.D3100).value(Numbers.node(radix));
        }
        return it.made(radix == 10 || !Double.isFinite(number) ? Numbers.text(number)
                : (number < 0 ? "-" : "") + digits(Math.abs(number), (int) radix));
    }

    /** Digits that a double does not hold are zeroes, as in JavaScript under Node. */
    private static String digits(double number, int radix) {
        var digits = new StringBuilder();
        var rest = number;
        while (rest / radix >= EXACT) {
            rest /= radix;
            digits.append('0');
        }
        do {
            var digit = rest % radix;
            digits.append(Character.forDigit((int) digit, radix));
            rest = (rest - digit) / radix;
        } while (rest > 0);
        return digits.reverse().toString();
    }

    private static JsonNode formatInteger(Arguments it) {
        var picture = IntegerPicture.of(required(it));
        if (picture.isRoman() && Math.abs(it.number(0)) > MAX_ROMAN) {
            throw it.refuse("numbers above " + (long) MAX_ROMAN + " cannot be written in Roman numerals");
        }
        return it.made(picture.format(Math.floor(it.number(0))));
    }

    private static JsonNode parseInteger(Arguments it) {
        return Numbers.node(IntegerPicture.of(required(it)).parse(picture(it, 0)));
    }
}
