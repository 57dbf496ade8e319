package dev.stepwright.engine.journal.record;

import java.time.Instant;

/**
 * A hybrid logical clock's reading: milliseconds of the writer's clock, or of the latest record it has seen where that is
 * ahead, and a counter. Later than everything its writer had read, whatever the clocks say.
 */
public record HybridTime(long value) implements Comparable<HybridTime> {

    private static final int COUNTER_BITS = 16;

    public static final HybridTime ZERO = new HybridTime(0);

    /** The reading for a new record, after {@code seen}. */
    public static HybridTime after(HybridTime seen, Instant now) {
        return new HybridTime(Math.max(now.toEpochMilli() << COUNTER_BITS, seen.value + 1));
    }

    /** The milliseconds in it: when the record was written, unless its writer's clock was behind what it had read. */
    public Instant wallClock() {
        return Instant.ofEpochMilli(value >> COUNTER_BITS);
    }

    public static HybridTime latest(HybridTime a, HybridTime b) {
        return a.value >= b.value ? a : b;
    }

    @Override
    public int compareTo(HybridTime other) {
        return Long.compare(value, other.value);
    }
}
