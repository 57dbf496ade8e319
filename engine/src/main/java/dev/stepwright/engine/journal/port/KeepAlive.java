package dev.stepwright.engine.journal.port;

import java.time.Duration;

/** Does something again and again while a long task runs: renews the lease of its claim. */
public interface KeepAlive {

    /** Runs the action every so often, first after one period, until the returned handle is closed. */
    Beating every(Duration period, Runnable action);

    interface Beating extends AutoCloseable {
        @Override
        void close();
    }
}
