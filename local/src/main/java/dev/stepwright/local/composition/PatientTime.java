package dev.stepwright.local.composition;

import dev.stepwright.engine.journal.port.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The clock of this machine. Who waits for a record again and again waits four times as long each time: within one process the
 * record mostly follows in less than a millisecond, but the first of all may take a good part of a second. Each step runs on a
 * thread of its own, which is what these waits are counted by. The other pauses are as long as they are asked for.
 */
final class PatientTime implements Time {

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int MOST_COUNTED = 10;

    private final ThreadLocal<Integer> waits = ThreadLocal.withInitial(() -> 0);
    private final Consumer<Duration> sleep;

    PatientTime() {
        this(pause -> LockSupport.parkNanos(pause.toNanos()));
    }

    /** @param sleep lets the thread stand still for that long */
    PatientTime(Consumer<Duration> sleep) {
        this.sleep = sleep;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void untilRecord(Duration moment) {
        var before = waits.get();
        waits.set(Math.min(before + 1, MOST_COUNTED));
        var grown = moment.multipliedBy(1L << (2 * before));
        sleep.accept(grown.compareTo(LONGEST) < 0 ? grown : LONGEST);
    }

    @Override
    public void turn(Duration moment) {
        sleep.accept(moment);
    }

    @Override
    public void beforeRetry(Duration delay) {
        sleep.accept(delay);
    }
}
