package dev.stepwright.functions.process;

import dev.stepwright.engine.inprocess.RunTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The real time, whose waits hold the thread that waits. */
public final class SleepingTime implements RunTime {

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void waitUntil(Instant instant) {
        for (var left = Duration.between(now(), instant); left.isPositive(); left = Duration.between(now(), instant)) {
            LockSupport.parkNanos(left.toNanos());
        }
    }
}
