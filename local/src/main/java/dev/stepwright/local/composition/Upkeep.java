package dev.stepwright.local.composition;

import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.registry.StoreUnavailable;
import dev.stepwright.functions.Catalogue;
import dev.stepwright.local.queue.EmbeddedQueue;
import dev.stepwright.local.store.Database;
import dev.stepwright.local.store.Expiry;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;

/**
 * What a store needs now and then, one that outlives the process at start-up first: executions that stand still nudged, old ones
 * deleted.
 */
final class Upkeep implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());
    static final Duration EVERY = Duration.ofMinutes(Catalogue.SWEEP_MINUTES);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Thread thread;

    /**
     * @param first       how long from now it is needed first
     * @param every       how long after each time it is needed again
     * @param payloadLife how long a payload may be needed: for the longest execution, and its retention
     */
    Upkeep(Database database, JournalStore journal, EmbeddedQueue queue, Duration first, Duration every,
           Duration payloadLife) {
        var expiry = new Expiry(database, payloadLife);
        thread = Thread.ofPlatform().daemon().name("stepwright-upkeep").start(() -> {
            try {
                Thread.sleep(first);
                while (true) {
                    run(expiry, journal, queue);
                    Thread.sleep(every);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void run(Expiry expiry, JournalStore journal, EmbeddedQueue queue) {
        attempt("The sweep of open executions", () -> LOG.log(Level.INFO, Restart.sweep(journal, queue) + " open executions nudged"));
        attempt("The expiry of old executions", () -> LOG.log(Level.INFO, expiry.run(Instant.now()) + " old executions deleted"));
        attempt("The count of dead letters", () -> {
            var deadLetters = queue.state().deadLetters();
            if (deadLetters > 0) {
                LOG.log(Level.WARNING, deadLetters + " dead letters: see 'stepwright queue --help'");
            }
        });
    }

    /** A fault of one leaves the others, and the next time, alone. */
    private static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (StoreUnavailable e) {
            LOG.log(Level.WARNING, what + " is tried again next time", e);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, what + " failed in an unforeseen way, and is tried again next time", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            if (!thread.join(STOP_LIMIT)) {
                LOG.log(Level.WARNING, "Upkeep does not stop: it is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
