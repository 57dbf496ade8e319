package dev.stepwright.local.composition;

import dev.stepwright.engine.journal.port.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * The clock of this machine. Whoever pauses again and again, since the record that a nudge spoke of is not there yet, pauses four
 * times as long each time: within one process the record mostly follows in less than a millisecond, but the first of all
 * may take a good part of a second. Each step runs on a thread of its own, which is what the pauses are counted by.
 */
final class PatientTime implements Time {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final ThreadLocal<Integer> pauses = ThreadLocal.withInitial(() -> 0);

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void pause(Duration moment) {
        var before = pauses.get();
        pauses.set(Math.min(before + 1, 10));
        var grown = moment.multipliedBy(1L << (2 * before));
        LockSupport.parkNanos(grown.compareTo(LONGEST) < 0 ? grown.toNanos() : LONGEST.toNanos());
    }
}
