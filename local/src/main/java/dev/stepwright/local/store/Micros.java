package dev.stepwright.local.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the tables keep them: microseconds since the epoch. */
public final class Micros {

    private Micros() {
    }

    public static long of(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
