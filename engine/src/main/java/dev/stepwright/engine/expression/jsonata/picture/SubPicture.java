package dev.stepwright.engine.expression.jsonata.picture;

import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a picture of a number says (XPath Functions 3.1, "Analyzing the picture string").
 *
 * @param groups         places of grouping signs in the integer part, from the decimal point to the left
 * @param fractionGroups in the fraction, to the right
 * @param exponentDigits none of a picture without an exponent
 */
record SubPicture(String prefix, String suffix, String whole, List<Integer> groups, List<Integer> fractionGroups, int minInteger,
                  int minFraction, int maxFraction, int scaling, Optional<Integer> exponentDigits) {

    static SubPicture of(String text, NumberSigns signs) {
        var from = 0;
        while (from < text.length() && (!signs.isActive(text.charAt(from)) || NumberSigns.is(text.charAt(from), signs.exponent()))) {
            from++;
        }
        var to = text.length();
        while (to > from && (!signs.isActive(text.charAt(to - 1)) || NumberSigns.is(text.charAt(to - 1), signs.exponent()))) {
            to--;
        }
        var active = text.substring(from, to);
        var mark = text.indexOf(signs.exponent(), from);
        var hasExponent = mark >= 0 && mark <= to;
        // where the sign stands in all of the picture counts, as in 2.0.6
        var mantissa = hasExponent ? active.substring(0, Math.min(mark, active.length())) : active;
        var exponent = hasExponent ? active.substring(Math.min(mark + 1, active.length())) : null;
        var point = mantissa.indexOf(signs.decimal());
        var integer = point < 0 ? mantissa : mantissa.substring(0, point);
        var fraction = point < 0 ? text.substring(to) : mantissa.substring(point + signs.decimal().length());
        new Rules(text, signs).check(active, mantissa, integer, point >= 0, fraction, exponent);
        return analysed(text, signs, text.substring(0, from), text.substring(to), integer, fraction, exponent);
    }

    /** What a picture must not have, in the order of the codes. */
    private static final class Rules {

        private final String text;
        private final NumberSigns signs;
        private Code broken;

        Rules(String text, NumberSigns signs) {
            this.text = text;
            this.signs = signs;
        }

        /** Of several that are broken the last is told, as in 2.0.6. */
        void check(String active, String mantissa, String integer, boolean hasPoint, String fraction, String exponent) {
            require(text.indexOf(signs.decimal()) == text.lastIndexOf(signs.decimal()), Code.D3081);
            require(text.indexOf(signs.percent()) == text.lastIndexOf(signs.percent()), Code.D3082);
            require(text.indexOf(signs.perMille()) == text.lastIndexOf(signs.perMille()), Code.D3083);
            require(!text.contains(signs.percent()) || !text.contains(signs.perMille()), Code.D3084);
            require(mantissa.chars().anyMatch(c -> signs.isDigitOrOptional((char) c)), Code.D3085);
            require(active.chars().allMatch(c -> signs.isActive((char) c)), Code.D3086);
            var point = text.indexOf(signs.decimal());
            if (point >= 0) {
                require(!text.startsWith(signs.grouping(), point - 1) && !text.startsWith(signs.grouping(), point + 1), Code.D3087);
            } else {
                require(!integer.endsWith(signs.grouping()), Code.D3088);
            }
            require(!text.contains(signs.grouping() + signs.grouping()), Code.D3089);
            var optional = integer.indexOf(signs.digit());
            require(optional < 0 || count(integer.substring(0, integer.lastIndexOf(signs.digit())), false) == 0, Code.D3090);
            var first = fraction.indexOf(signs.digit());
            require(!hasPoint || first < 0 || count(fraction.substring(first), false) == 0, Code.D3091);
            require(exponent == null || !text.contains(signs.percent()) && !text.contains(signs.perMille()), Code.D3092);
            require(exponent == null || !exponent.isEmpty() && count(exponent, false) == exponent.length(), Code.D3093);
            if (broken != null) {
                throw new Failure(broken);
            }
        }

        private void require(boolean holds, Code code) {
            broken = holds ? broken : code;
        }

        int count(String part, boolean withOptional) {
            return (int) part.chars().filter(c -> withOptional ? signs.isDigitOrOptional((char) c) : signs.isDigit((char) c)).count();
        }
    }

    private static SubPicture analysed(String text, NumberSigns signs, String prefix, String suffix, String integer, String fraction,
                                       String exponent) {
        var rules = new Rules(text, signs);
        var minInteger = rules.count(integer, false);
        var minFraction = rules.count(fraction, false);
        var maxFraction = rules.count(fraction, true);
        var scaling = minInteger;
        if (minInteger == 0 && maxFraction == 0) {
            if (exponent != null) {
                minFraction = 1;
                maxFraction = 1;
            } else {
                minInteger = 1;
            }
        }
        if (exponent != null && minInteger == 0 && integer.contains(signs.digit())) {
            minInteger = 1;
        }
        if (minInteger == 0 && minFraction == 0) {
            minFraction = 1;
        }
        return new SubPicture(prefix, suffix, text, groups(integer, signs, true), groups(fraction, signs, false), minInteger, minFraction,
                maxFraction, scaling, exponent == null ? Optional.empty() : Optional.of(rules.count(exponent, false)));
    }

    /** How many digits stand between each grouping sign and the decimal point. */
    private static List<Integer> groups(String part, NumberSigns signs, boolean toTheLeft) {
        var places = new ArrayList<Integer>();
        for (var at = part.indexOf(signs.grouping()); at >= 0; at = part.indexOf(signs.grouping(), at + 1)) {
            var between = toTheLeft ? part.substring(at) : part.substring(0, at);
            places.add(new Rules(part, signs).count(between, true));
        }
        return places;
    }
}
