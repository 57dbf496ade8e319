package dev.stepwright.engine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** How two values compare as one type: the sign of left minus right, or empty when one of them is not of that type. */
final class Comparisons {

    private Comparisons() {
    }

    /** By code unit, as the language's own reference implementation sorts texts. */
    static Optional<Integer> strings(JsonNode left, JsonNode right) {
        return left.isTextual() && right.isTextual()
                ? Optional.of(left.textValue().compareTo(right.textValue())) : Optional.empty();
    }

    /** Exactly: integers beyond 2^53 are not rounded to doubles; 1, 1.0 and 1e0 are equal. */
    static Optional<Integer> numbers(JsonNode left, JsonNode right) {
        return left.isNumber() && right.isNumber() ? Optional.of(compare(left, right)) : Optional.empty();
    }

    private static int compare(JsonNode left, JsonNode right) {
        if (left.canConvertToLong() && left.isIntegralNumber() && right.canConvertToLong() && right.isIntegralNumber()) {
            return Long.compare(left.longValue(), right.longValue());
        }
        if (isInfinite(left) || isInfinite(right)) {
            return Double.compare(left.doubleValue(), right.doubleValue());
        }
        return decimal(left).compareTo(decimal(right));
    }

    /** A number too large for a double is read as infinite. */
    private static boolean isInfinite(JsonNode number) {
        return number.isFloatingPointNumber() && !number.isBigDecimal() && !Double.isFinite(number.doubleValue());
    }

    private static BigDecimal decimal(JsonNode number) {
        return number.decimalValue();
    }

    static Optional<Integer> timestamps(JsonNode left, JsonNode right) {
        return timestamp(left).flatMap(a -> timestamp(right).map(a::compareTo));
    }

    static Optional<Instant> timestamp(JsonNode value) {
        return value.isTextual() ? Timestamps.parse(value.textValue()) : Optional.empty();
    }

    static Optional<Integer> booleans(JsonNode left, JsonNode right) {
        return left.isBoolean() && right.isBoolean()
                ? Optional.of(Boolean.compare(left.booleanValue(), right.booleanValue())) : Optional.empty();
    }
}
