package dev.stepwright.engine.expression.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.jsonata.picture.DatePicture;
import dev.stepwright.engine.expression.jsonata.picture.IsoDate;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import java.util.List;
import java.util.stream.Stream;

/** docs.jsonata.org, "Date/Time functions". */
final class DateFunctions {

    private static final double LAST_MOMENT = 8.64e15;

    /** Those that look at the clock, which stands still while a state is worked on. */
    static final List<BuiltIn> CLOCK = List.of(
            BuiltIn.of("now", "<s?s?:s>", 2, it -> format(it, it.run().now().toEpochMilli(), 0)),
            BuiltIn.of("millis", "<:n>", 0, it -> Numbers.node(it.run().now().toEpochMilli())));

    static final List<BuiltIn> ALL = Stream.concat(CLOCK.stream(), Stream.of(
            BuiltIn.ofDefined("fromMillis", "<n-s?s?:s>", 3, it -> format(it, it.number(0), 1)),
            BuiltIn.ofDefined("toMillis", "<s-s?:n>", 2, DateFunctions::toMillis))).toList();

    private DateFunctions() {
    }

    private static JsonNode format(Arguments it, double millis, int picture) {
        if (!(Math.abs(millis) <= LAST_MOMENT)) {
            throw it.refuse("the time is out of range");
        }
        var given = NumberFunctions.picture(it, picture);
        var zone = NumberFunctions.picture(it, picture + 1);
        return it.made((given == null ? DatePicture.ISO : DatePicture.of(given)).format((long) millis, zone));
    }

    private static JsonNode toMillis(Arguments it) {
        var text = NumberFunctions.picture(it, 0);
        var picture = NumberFunctions.picture(it, 1);
        var millis = picture == null ? Double.valueOf(IsoDate.parse(text))
                : DatePicture.of(picture).parse(text, it.run().now().toEpochMilli());
        return millis == null ? null : Numbers.node(millis);
    }
}
