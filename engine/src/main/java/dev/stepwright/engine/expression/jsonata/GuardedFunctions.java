package dev.stepwright.engine.expression.jsonata;

import com.dashjoin.jsonata.Functions;
import dev.stepwright.engine.expression.jsonata.NativeFunction.Call;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/** Functions of numbers and times that would take the library too long for some arguments: asked first, then called. */
final class GuardedFunctions {

    /** Roman numerals need a letter for each thousand. */
    private static final double MAX_SPELT = 1e6;

    /** Pictures of numbers and times: the library takes the square of the time for long ones. */
    private static final int MAX_PICTURE = 1000;

    static final List<NativeFunction> ALL = List.of(
            new NativeFunction("formatInteger", "<n-s:s>", GuardedFunctions::formatInteger),
            new NativeFunction("formatNumber", "<n-so?:s>", GuardedFunctions::formatNumber),
            new NativeFunction("parseInteger", "<s-s:n>", GuardedFunctions::parseInteger),
            new NativeFunction("toMillis", "<s-s?:n>", GuardedFunctions::toMillis),
            new NativeFunction("fromMillis", "<n-s?s?:s>", call -> call.any(0) == null ? null
                    : Functions.dateTimeFromMillis(call.number(0), brief(call, 1), brief(call, 2))));

    private GuardedFunctions() {
    }

    private static Object formatInteger(Call call) {
        if (call.any(0) == null) {
            return null;
        }
        if (Math.abs(call.number(0).doubleValue()) > MAX_SPELT && call.any(1) instanceof String picture
                && !picture.contains("0") && !picture.contains("#")) {
            throw call.refuse("numbers above " + (long) MAX_SPELT + " can only be written in digits");
        }
        return Functions.formatInteger(call.number(0), brief(call, 1));
    }

    @SuppressWarnings("unchecked")
    private static Object formatNumber(Call call) {
        return call.any(0) == null ? null
                : Functions.formatNumber(call.number(0), brief(call, 1), (Map<String, String>) call.any(2));
    }

    private static Object parseInteger(Call call) {
        try {
            return call.any(0) == null ? null : Functions.parseInteger(brief(call, 0), brief(call, 1));
        } catch (ParseException e) {
            throw call.refuse(e.getMessage());
        }
    }

    private static Object toMillis(Call call) {
        try {
            return call.any(0) == null ? null : Functions.dateTimeToMillis(brief(call, 0), brief(call, 1));
        } catch (ParseException e) {
            throw call.refuse(e.getMessage());
        }
    }

    static String brief(Call call, int index) {
        if (call.any(index) instanceof String text && text.length() > MAX_PICTURE) {
            throw call.refuse("a text of more than " + MAX_PICTURE + " characters is no number, time or picture of one");
        }
        return call.text(index);
    }
}
