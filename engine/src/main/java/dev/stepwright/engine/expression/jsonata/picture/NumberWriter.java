package dev.stepwright.engine.expression.jsonata.picture;

import dev.stepwright.engine.expression.jsonata.value.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes a number as a picture has it (XPath Functions 3.1, "Formatting the number"). */
record NumberWriter(SubPicture picture, NumberSigns signs) {

    private static final double WITH_EXPONENT = 1e21;
    private static final int PLACES = 100;

    String write(String prefix, double number) {
        var value = picture.whole().contains(signs.percent()) ? number * 100
                : picture.whole().contains(signs.perMille()) ? number * 1000 : number;
        var exponent = 0;
        if (picture.exponentDigits().isPresent() && value != 0 && Double.isFinite(value)) {
            var most = Math.pow(10, picture.scaling());
            var least = Math.pow(10, picture.scaling() - 1);
            while (Math.abs(value) < least) {
                value *= 10;
                exponent--;
            }
            while (Math.abs(value) > most) {
                value /= 10;
                exponent++;
            }
        }
        var text = mantissa(value);
        if (picture.exponentDigits().isPresent()) {
            var digits = Integer.toString(Math.abs(exponent));
            var padded = "0".repeat(Math.max(0, picture.exponentDigits().get() - digits.length())) + digits;
            text += signs.exponent() + (exponent < 0 ? signs.minus() : "") + localised(padded);
        }
        return prefix + text + picture.suffix();
    }

    /** The digits, padded and grouped. */
    private String mantissa(double value) {
        var digits = fixed(Math.abs(value));
        var point = digits.indexOf('.');
        var integer = stripped(point < 0 ? digits : digits.substring(0, point), true);
        var fraction = stripped(point < 0 ? "" : digits.substring(point + 1), false);
        integer = "0".repeat(Math.max(0, picture.minInteger() - integer.length())) + integer;
        fraction += "0".repeat(Math.max(0, picture.minFraction() - fraction.length()));
        var grouped = groupedInteger(localised(integer));
        var groupedFraction = groupedFraction(localised(fraction));
        return fraction.isEmpty() ? grouped : grouped + signs.decimal() + groupedFraction;
    }

    /** To so many places, halves to the even digit first. */
    private String fixed(double value) {
        if (!Double.isFinite(value)) {
            return Numbers.text(value);
        }
        var places = Math.min(PLACES, picture.maxFraction());
        var rounded = new BigDecimal(Numbers.text(value)).setScale(places, RoundingMode.HALF_EVEN).doubleValue();
        return rounded >= WITH_EXPONENT ? Numbers.text(rounded)
                : new BigDecimal(rounded).setScale(places, RoundingMode.HALF_UP).toPlainString();
    }

    private static String stripped(String digits, boolean front) {
        var from = 0;
        var to = digits.length();
        while (front && from < to && digits.charAt(from) == '0') {
            from++;
        }
        while (!front && to > from && digits.charAt(to - 1) == '0') {
            to--;
        }
        return digits.substring(from, to);
    }

    private String localised(String digits) {
        if (signs.zero() == '0') {
            return digits;
        }
        return digits.chars().map(c -> c >= '0' && c <= '9' ? c - '0' + signs.zero() : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private String groupedInteger(String digits) {
        var text = new StringBuilder(digits);
        var distance = IntegerPicture.distance(picture.groups());
        if (distance > 0) {
            for (var place = distance; place < digits.length(); place += distance) {
                text.insert(digits.length() - place, signs.grouping());
            }
            return text.toString();
        }
        for (var place : picture.groups().stream().sorted().toList()) {
            if (place > 0 && place < digits.length()) {
                text.insert(digits.length() - place, signs.grouping());
            }
        }
        return text.toString();
    }

    private String groupedFraction(String digits) {
        var text = new StringBuilder(digits);
        for (var place : picture.fractionGroups().reversed()) {
            if (place < digits.length()) {
                text.insert(place, signs.grouping());
            }
        }
        return text.toString();
    }
}
