package dev.stepwright.engine.expression.jsonata.picture;

import dev.stepwright.engine.expression.jsonata.picture.DatePicture.Component;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a moment from a text (docs.jsonata.org, {@code $toMillis}). A date is a year with month and day or with the day of the
 * year; a time has twenty-four hours or twice twelve. What the picture leaves out in front is that of now, behind it the least.
 */
final class DateReader {

    private static final String DATE = "YXMxWwdD";
    private static final String TIME = "PHhmsf";
    private static final String CALENDAR = "YMD";
    private static final String DAY_OF_YEAR = "Yd";
    private static final String TWICE_TWELVE = "Phmsf";
    private static final double MINUTE = 60_000;

    private final DatePicture picture;
    private final Moment now;
    private final Map<Character, Double> found = new HashMap<>();

    DateReader(DatePicture picture, long now) {
        this.picture = picture;
        this.now = Moment.of(now);
    }

    Double read(String text) {
        var pattern = new StringBuilder();
        var parts = picture.parts();
        for (var i = 0; i < parts.size(); i++) {
            pattern.append('(').append(pattern(parts.get(i))).append(')');
        }
        var matcher = Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE).matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        for (var i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Component component) {
                var value = value(component, matcher.group(i + 1));
                if (component.integer().isPresent() || !Double.isNaN(value)) { // a name that is none is as good as left out
                    found.put(component.letter(), value);
                }
            }
        }
        return found.isEmpty() ? null : moment();
    }

    private static String pattern(DatePicture.Part part) {
        return switch (part) {
            case DatePicture.Literal(var text) -> Pattern.quote(text);
            case Component component when component.letter() == 'Z' || component.letter() == 'z' ->
                    (component.letter() == 'z' ? "GMT" : "") + "[-+][0-9]+" + (separator(component) == null ? ""
                            : Pattern.quote(separator(component)) + "[0-9]+");
            case Component component when component.integer().isPresent() -> component.integer().get().pattern(component.digits());
            case Component component -> {
                if ("MxFP".indexOf(component.letter()) < 0) {
                    throw new Failure(Code.D3133).value(String.valueOf(component.letter()));
                }
                yield "[a-zA-Z]+";
            }
        };
    }

    private static String separator(Component zone) {
        var format = zone.integer().orElseThrow();
        return format.regular() > 0 ? format.separators().getFirst().text() : null;
    }

    private static double value(Component component, String text) {
        var letter = component.letter();
        if (letter == 'Z' || letter == 'z') {
            return zone(letter == 'z' ? text.substring(3) : text, separator(component));
        }
        if (component.integer().isPresent()) {
            return component.integer().get().parse(text);
        }
        return switch (letter) {
            case 'M', 'x' -> 1 + index(Moment.MONTHS, component, text);
            case 'F' -> 1 + index(Moment.DAYS, component, text);
            default -> switch (text) {
                case "am", "AM" -> 0;
                case "pm", "PM" -> 1;
                default -> Double.NaN;
            };
        };
    }

    private static double index(List<String> names, Component component, String text) {
        for (var i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (name.substring(0, Math.min(name.length(), component.maxWidth().orElse(name.length()))).equals(text)) {
                return i;
            }
        }
        return Double.NaN;
    }

    private static double zone(String text, String separator) {
        if (separator != null) {
            var mark = text.indexOf(separator);
            return 60 * Spelling.leadingInteger(text.substring(0, mark)) + Spelling.leadingInteger(text.substring(mark + separator.length()));
        }
        return text.length() <= 3 ? 60 * Spelling.leadingInteger(text)
                : 60 * Spelling.leadingInteger(text.substring(0, 3)) + Spelling.leadingInteger(text.substring(3));
    }

    private Double moment() {
        var byDay = !isOnly(DATE, CALENDAR) && isOnly(DATE, DAY_OF_YEAR);
        var byMonthWeek = isOnly(DATE, "Xxw");
        var byWeek = !byMonthWeek && isOnly(DATE, "XW");
        var twiceTwelve = !isOnly(TIME, "Hmsf") && isOnly(TIME, TWICE_TWELVE);
        fill((byDay ? "YD" : byMonthWeek ? "XxwF" : byWeek ? "XWF" : CALENDAR) + (twiceTwelve ? TWICE_TWELVE : "Hmsf"));
        if (byMonthWeek || byWeek) {
            throw new Failure(Code.D3136);
        }
        var month = Math.max(0, found.getOrDefault('M', 0.0) - 1);
        var day = byDay ? found.get('d') : found.get('D');
        var hour = twiceTwelve ? (found.get('h') == 12 ? 0 : found.get('h')) + (found.get('P') == 1 ? 12 : 0) : found.get('H');
        var millis = IsoDate.millis(found.get('Y'), byDay ? 0 : month, day, hour, found.get('m'), found.get('s'), found.get('f'));
        return millis - MINUTE * found.getOrDefault('Z', found.getOrDefault('z', 0.0));
    }

    /** Whether there is some of these components and, among those of its kind, no other. */
    private boolean isOnly(String kind, String wanted) {
        var some = false;
        for (var letter : kind.toCharArray()) {
            if (found.getOrDefault(letter, 0.0) != 0 && !Double.isNaN(found.get(letter))) {
                if (wanted.indexOf(letter) < 0) {
                    return false;
                }
                some = true;
            }
        }
        return some;
    }

    private void fill(String components) {
        var begun = false;
        var ended = false;
        for (var letter : components.toCharArray()) {
            if (found.containsKey(letter)) {
                if (ended) {
                    throw new Failure(Code.D3136);
                }
                begun = true;
            } else if (begun) {
                found.put(letter, "MDd".indexOf(letter) >= 0 ? 1.0 : 0.0);
                ended = true;
            } else {
                found.put(letter, (double) now.component(letter));
            }
        }
    }
}
