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

/** What a store needs now and then, one that outlives the process at start-up first: executions that stand still nudged, old ones deleted. */
final class Upkeep implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());
    static final Duration EVERY = Duration.ofMinutes(Catalogue.SWEEP_MINUTES);

    private final Thread thread;

    /**
     * @param first       how long from now it is needed first
     * @param payloadLife how long a payload may be needed: for the longest execution, and its retention
     */
    Upkeep(Database database, JournalStore journal, EmbeddedQueue queue, Duration first, Duration payloadLife) {
        var expiry = new Expiry(database, payloadLife);
        thread = Thread.ofVirtual().name("stepwright-upkeep").start(() -> {
            try {
                Thread.sleep(first);
                while (true) {
                    run(expiry, journal, queue);
                    Thread.sleep(EVERY);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void run(Expiry expiry, JournalStore journal, EmbeddedQueue queue) {
        try {
            var open = Restart.sweep(journal, queue);
            var deleted = expiry.run(Instant.now());
            LOG.log(Level.INFO, open + " open executions nudged, " + deleted + " old ones deleted");
            var deadLetters = queue.state().deadLetters();
            if (deadLetters > 0) {
                LOG.log(Level.WARNING, deadLetters + " dead letters: see 'stepwright queue --help'");
            }
        } catch (StoreUnavailable e) {
            LOG.log(Level.WARNING, "Upkeep is tried again in " + EVERY, e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
