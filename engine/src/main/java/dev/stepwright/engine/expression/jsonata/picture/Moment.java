package dev.stepwright.engine.expression.jsonata.picture;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/** The components of a moment. A week belongs to the year and the month of its Thursday (ISO 8601; XPath Functions 3.1). */
record Moment(LocalDateTime time, LocalDateTime thursday) {

    static final List<String> MONTHS = List.of("January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December");
    static final List<String> DAYS = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final int NANOS = 1_000_000;
    private static final int HALF_DAY = 12;
    private static final int WEEK = 7;

    static Moment of(long millis) {
        var time = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        return new Moment(time, time.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusDays(3));
    }

    /** A component that is a number; 0 of any other. */
    int component(char letter) {
        return switch (letter) {
            case 'Y' -> time.getYear();
            case 'M' -> time.getMonthValue();
            case 'D' -> time.getDayOfMonth();
            case 'd' -> time.getDayOfYear();
            case 'F' -> time.getDayOfWeek().getValue();
            case 'X' -> thursday.getYear();
            case 'x' -> thursday.getMonthValue();
            case 'W' -> (thursday.getDayOfYear() - 1) / WEEK + 1;
            case 'w' -> (thursday.getDayOfMonth() - 1) / WEEK + 1;
            case 'H' -> time.getHour();
            case 'h' -> time.getHour() % HALF_DAY == 0 ? HALF_DAY : time.getHour() % HALF_DAY;
            case 'P' -> time.getHour() / HALF_DAY;
            case 'm' -> time.getMinute();
            case 's' -> time.getSecond();
            case 'f' -> time.getNano() / NANOS;
            default -> 0;
        };
    }
}
