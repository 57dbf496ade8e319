package dev.stepwright.engine.journal.port;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A clock of a test.
 *
 * @param clock what it shows
 * @param sleep what becomes of each pause, whatever it is for
 */
public record VirtualTime(Supplier<Instant> clock, Consumer<Duration> sleep) implements Time {

    @Override
    public Instant now() {
        return clock.get();
    }

    @Override
    public void untilRecord(Duration moment) {
        sleep.accept(moment);
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
