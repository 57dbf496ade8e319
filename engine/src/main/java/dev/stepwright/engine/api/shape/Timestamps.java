package dev.stepwright.engine.api.shape;

import java.math.BigDecimal;
import java.time.Instant;

/** Times on the wire: seconds since 1970 with three decimals, as the AWS JSON protocol has them. */
public final class Timestamps {

    private Timestamps() {
    }

    public static BigDecimal of(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }
}
