package dev.stepwright.engine.interpreter;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Times as the language writes them: RFC 3339 with a capital T, and a capital Z when in UTC. */
final class Timestamps {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** With a year of ten digits, nanoseconds and an offset with seconds it has fewer. */
    private static final int LONGEST = 64;

    private Timestamps() {
    }

    /** The time that a text names; empty when it names none. */
    static Optional<Instant> parse(String text) {
        if (text.length() > LONGEST || text.indexOf('t') >= 0 || text.indexOf('z') >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** With milliseconds, in UTC, as the context object shows times. */
    static String write(Instant instant) {
        return MILLIS.format(instant);
    }
}
