package dev.stepwright.functions.process;

import dev.stepwright.engine.journal.port.KeepAlive;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Beats on a virtual thread of its own. A beat that fails is logged, and the next one tries again. */
public final class BackgroundKeepAlive implements KeepAlive {

    private static final System.Logger LOG = System.getLogger(BackgroundKeepAlive.class.getName());

    @Override
    public Beating every(Duration period, Runnable action) {
        var closed = new CountDownLatch(1);
        Thread.ofVirtual().name("keep-alive").start(() -> beat(closed, period, action));
        return closed::countDown;
    }

    /** Closing wakes it by the latch and not by an interrupt, which would tear a call that is under way. */
    private static void beat(CountDownLatch closed, Duration period, Runnable action) {
        try {
            while (!closed.await(period.toNanos(), TimeUnit.NANOSECONDS)) {
                try {
                    action.run();
                } catch (RuntimeException e) {
                    LOG.log(Level.WARNING, "Keeping alive failed, and is tried again in " + period, e);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
