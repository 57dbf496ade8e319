package dev.stepwright.engine.asl.check;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Timestamps (States Language, "Timestamps"): RFC 3339 with an upper-case T, and an upper-case Z or an offset. */
final class TimestampShape {

    private static final Pattern RFC3339 = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    static final Shape TIMESTAMP = Shape.TEXT.and((value, findings) -> {
        if (!isTimestamp(value.text())) {
            findings.error(value, "String does not match RFC3339 timestamp");
        }
    });

    private TimestampShape() {
    }

    private static boolean isTimestamp(String text) {
        try {
            return RFC3339.matcher(text).matches() && OffsetDateTime.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
