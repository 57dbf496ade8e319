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
    public void pause(Duration moment) {
        LockSupport.parkNanos(moment.toNanos());
    }
}
