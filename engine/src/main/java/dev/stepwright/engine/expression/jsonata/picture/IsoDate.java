package dev.stepwright.engine.expression.jsonata.picture;

import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Dates as ISO 8601 has them, read as 2.0.6 does; without a zone they are of UTC. */
public final class IsoDate {

    private static final Pattern TAKEN = Pattern.compile(
            "\\d{4}(-[01]\\d)*(-[0-3]\\d)*(T[0-2]\\d:[0-5]\\d:[0-5]\\d)*(\\.\\d+)?([+-][0-2]\\d:?[0-5]\\d|Z)?");
    private static final Pattern DATE = Pattern.compile(
            "(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?(?:T(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?)?(?:([+-])(\\d\\d):?(\\d\\d)|Z)?");
    private static final double LAST_MOMENT = 8.64e15;
    private static final double DAY = 86_400_000;
    private static final double LAST_YEAR = 400_000;

    private IsoDate() {
    }

    /**
     * Milliseconds since 1970; NaN when the text has the form of a date and is none.
     *
     * @throws Failure {@code D3110}
     */
    public static double parse(String text) {
        if (!TAKEN.matcher(text).matches()) {
            throw new Failure(Code.D3110).value(text);
        }
        var date = DATE.matcher(text);
        if (!date.matches()) {
            return Double.NaN;
        }
        var month = number(date.group(2), 1);
        var day = number(date.group(3), 1);
        var hour = number(date.group(4), 0);
        var minute = number(date.group(5), 0);
        var second = number(date.group(6), 0);
        var fraction = date.group(7) == null ? 0 : Math.floor(Double.parseDouble("0." + date.group(7)) * 1000 + 1e-9);
        if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || hour == 24 && minute + second + fraction > 0) {
            return Double.NaN;
        }
        var offset = (date.group(8) == null ? 0 : 60 * number(date.group(9), 0) + number(date.group(10), 0)) * 60_000.0;
        var utc = full(number(date.group(1), 0), month - 1, day, hour, minute, second, fraction);
        return "-".equals(date.group(8)) ? utc + offset : utc - offset;
    }

    private static int number(String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    /** ECMA-262, "Date.UTC": years below 100 are of the twentieth century, what is too much of one component adds to the next. */
    static double millis(double year, double month, double day, double hour, double minute, double second, double milli) {
        return full(year >= 0 && year <= 99 ? 1900 + year : year, month, day, hour, minute, second, milli);
    }

    private static double full(double year, double month, double day, double hour, double minute, double second, double milli) {
        var months = 12 * year + month;
        if (!(Math.abs(months / 12) < LAST_YEAR)) {
            return Double.NaN;
        }
        var first = LocalDate.of((int) Math.floor(months / 12), (int) (months - 12 * Math.floor(months / 12)) + 1, 1).toEpochDay();
        var millis = (first + day - 1) * DAY + ((hour * 60 + minute) * 60 + second) * 1000 + milli;
        return Math.abs(millis) <= LAST_MOMENT ? millis : Double.NaN;
    }
}
