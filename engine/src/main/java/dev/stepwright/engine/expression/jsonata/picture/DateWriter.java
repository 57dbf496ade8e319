package dev.stepwright.engine.expression.jsonata.picture;

import dev.stepwright.engine.expression.jsonata.picture.DatePicture.Component;
import dev.stepwright.engine.expression.jsonata.picture.DatePicture.Names;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a moment as a picture has it (XPath Functions 3.1, "Formatting dates and times"). */
final class DateWriter {

    private static final int HUNDRED = 100;
    private static final int MINUTE = 60_000;
    private static final double LAST_OFFSET = 1e6;

    private final DatePicture picture;
    private final int hours;
    private final int minutes;

    DateWriter(DatePicture picture, String zone) {
        var offset = zone == null ? 0 : Spelling.leadingInteger(zone);
        var known = Math.abs(offset) < LAST_OFFSET ? (int) offset : 0;
        this.picture = picture;
        this.hours = Math.floorDiv(known, HUNDRED);
        this.minutes = known % HUNDRED;
    }

    String write(long millis) {
        var moment = Moment.of(millis + (60L * hours + minutes) * MINUTE);
        return picture.parts().stream().map(part -> switch (part) {
            case DatePicture.Literal(var text) -> text;
            case Component component -> component(moment, component);
        }).collect(Collectors.joining());
    }

    private String component(Moment moment, Component component) {
        var letter = component.letter();
        return switch (letter) {
            case 'Z', 'z' -> zone(component);
            case 'P' -> {
                var half = moment.component('P') == 0 ? "am" : "pm";
                yield component.names().orElse(Names.LOWER) == Names.UPPER ? half.toUpperCase(Locale.ROOT) : half;
            }
            case 'C', 'E' -> "ISO";
            default -> {
                var value = moment.component(letter);
                if (component.names().isPresent() && letter != 'f') {
                    yield name(letter, value, component);
                }
                var shown = letter == 'Y' && component.digits() >= 0 ? value % Math.pow(10, component.digits()) : value;
                yield component.integer().map(integer -> integer.format(shown)).orElse("");
            }
        };
    }

    private static String name(char letter, int value, Component component) {
        var name = switch (letter) {
            case 'M', 'x' -> Moment.MONTHS.get(value - 1);
            case 'F' -> Moment.DAYS.get(value - 1);
            default -> throw new Failure(Code.D3133).value(String.valueOf(letter));
        };
        var cased = switch (component.names().orElseThrow()) {
            case UPPER -> name.toUpperCase(Locale.ROOT);
            case LOWER -> name.toLowerCase(Locale.ROOT);
            case TITLE -> name;
        };
        return cased.substring(0, Math.min(cased.length(), component.maxWidth().orElse(cased.length())));
    }

    private String zone(Component component) {
        var offset = HUNDRED * hours + minutes;
        if (offset == 0 && component.modifier() == 't') {
            return "Z";
        }
        var format = component.integer().orElseThrow();
        var digits = format.mandatory();
        String text;
        if (format.regular() > 0) {
            text = format.format(offset);
        } else if (digits == 1 || digits == 2) {
            text = format.format(hours) + (minutes == 0 ? "" : ":" + IntegerPicture.of("00").format(minutes));
        } else if (digits == 3 || digits == 4) {
            text = format.format(offset);
        } else {
            throw new Failure(Code.D3134).value(Numbers.node(digits));
        }
        return (component.letter() == 'z' ? "GMT" : "") + (offset >= 0 ? "+" : "") + text;
    }
}
