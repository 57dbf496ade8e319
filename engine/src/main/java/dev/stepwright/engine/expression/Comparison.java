package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code @.field < literal} in a filter, as Jayway has it: a number and a text are equal when the text is that of the number, and
 * only two numbers or two texts come one before the other. What is not there differs from everything.
 */
record Comparison(List<String> fields, Operator operator, Object literal) {

    private static final Pattern TEST = Pattern.compile("\\s*+@((?:\\.[A-Za-z_][A-Za-z_0-9]*+|\\['[^'\\\\\\]]++'\\])++)"
            + "\\s*+(==|!=|<=|>=|<|>)\\s*+(-?(?:0|[1-9]\\d{0,14}+)(?:\\.\\d{1,14}+)?|'[^'\\\\]*+'|\"[^\"\\\\]*+\"|true|false|null)\\s*+");
    private static final Pattern FIELD = Pattern.compile("\\.([^.\\[]++)|\\['([^']++)'\\]");
    private static final int DIGITS_OF_A_DOUBLE = 15;
    private static final long WHOLE_IN_A_DOUBLE = 1L << 53;

    enum Operator { EQUAL, DIFFERENT, BELOW, AT_MOST, ABOVE, AT_LEAST }

    /** What stands for {@code null}. */
    private enum Null { LITERAL }

    /** {@code ||} of {@code &&}. */
    record Either(List<List<Comparison>> tests) {

        boolean holds(JsonNode item, Effort effort) {
            for (List<Comparison> all : tests) {
                if (allHold(all, item, effort)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean allHold(List<Comparison> all, JsonNode item, Effort effort) {
            for (Comparison test : all) {
                effort.spend(1);
                if (!test.holds(item)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** @param filter what stands between the parentheses; empty when there is more in it than this knows */
    static Optional<Either> of(String filter) {
        var either = new ArrayList<List<Comparison>>();
        for (String part : FilterText.split(filter, "||")) {
            var all = new ArrayList<Comparison>();
            for (String test : FilterText.split(part, "&&")) {
                var comparison = single(test);
                if (comparison.isEmpty()) {
                    return Optional.empty();
                }
                all.add(comparison.get());
            }
            either.add(List.copyOf(all));
        }
        return Optional.of(new Either(List.copyOf(either)));
    }

    private static Optional<Comparison> single(String test) {
        var matcher = TEST.matcher(test);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var fields = new ArrayList<String>();
        FIELD.matcher(matcher.group(1)).results().forEach(field -> fields.add(field.group(1) == null ? field.group(2) : field.group(1)));
        return literal(matcher.group(3)).map(value -> new Comparison(List.copyOf(fields), operator(matcher.group(2)), value));
    }

    private static Operator operator(String text) {
        return switch (text) {
            case "==" -> Operator.EQUAL;
            case "!=" -> Operator.DIFFERENT;
            case "<" -> Operator.BELOW;
            case "<=" -> Operator.AT_MOST;
            case ">" -> Operator.ABOVE;
            case ">=" -> Operator.AT_LEAST;
            default -> throw new AssertionError(text);
        };
    }

    /** A number of more digits than a double keeps is left to Jayway. */
    private static Optional<Object> literal(String text) {
        return switch (text.charAt(0)) {
            case '\'', '"' -> Optional.of(text.substring(1, text.length() - 1));
            case 't' -> Optional.of(true);
            case 'f' -> Optional.of(false);
            case 'n' -> Optional.of(Null.LITERAL);
            default -> Optional.<Object>of(new BigDecimal(text)).filter(number -> ((BigDecimal) number).precision() <= DIGITS_OF_A_DOUBLE);
        };
    }

    private boolean holds(JsonNode item) {
        JsonNode value = item;
        for (int i = 0; i < fields.size() && value != null; i++) {
            value = value.isObject() ? value.get(fields.get(i)) : null;
        }
        return switch (operator) {
            case EQUAL -> value != null && isEqual(value);
            case DIFFERENT -> value == null || !isEqual(value);
            case BELOW -> isOrdered(value) && order(value) < 0;
            case AT_MOST -> isOrdered(value) && order(value) <= 0;
            case ABOVE -> isOrdered(value) && order(value) > 0;
            case AT_LEAST -> isOrdered(value) && order(value) >= 0;
        };
    }

    private boolean isEqual(JsonNode value) {
        return switch (literal) {
            case String text when value.isTextual() -> value.textValue().equals(text);
            case String text when value.isNumber() -> isNumber(text) && decimal(value).compareTo(new BigDecimal(text)) == 0;
            case BigDecimal number when value.isNumber() -> order(value) == 0;
            case BigDecimal number when value.isTextual() -> value.textValue().equals(number.toString());
            case Boolean bool -> value.isBoolean() && value.booleanValue() == bool;
            case Null _ -> value.isNull();
            default -> false;
        };
    }

    private static boolean isNumber(String text) {
        try {
            return new BigDecimal(text).precision() > 0;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private boolean isOrdered(JsonNode value) {
        return value != null && (literal instanceof BigDecimal && value.isNumber() || literal instanceof String && value.isTextual());
    }

    private int order(JsonNode value) {
        if (literal instanceof String text) {
            return value.textValue().compareTo(text);
        }
        var number = (BigDecimal) literal;
        boolean isDouble = value.isDouble() || value.canConvertToLong() && value.isIntegralNumber()
                && Math.abs(value.longValue()) < WHOLE_IN_A_DOUBLE;
        if (!isDouble) {
            return decimal(value).compareTo(number);
        }
        double one = value.doubleValue();
        double other = number.doubleValue();
        return one < other ? -1 : one > other ? 1 : 0;
    }

    private static BigDecimal decimal(JsonNode number) {
        return new BigDecimal(number.numberValue().toString());
    }
}
