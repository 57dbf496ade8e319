package dev.stepwright.functions.process;

import dev.stepwright.engine.journal.port.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The clock of the machine. */
public final class SystemTime implements Time {

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void untilRecord(Duration moment) {
        sleep(moment);
    }

    @Override
    public void turn(Duration moment) {
        sleep(moment);
    }

    @Override
    public void beforeRetry(Duration delay) {
        sleep(delay);
    }

    private static void sleep(Duration pause) {
        LockSupport.parkNanos(pause.toNanos());
    }
}
