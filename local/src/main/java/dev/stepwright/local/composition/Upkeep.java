package dev.stepwright.local.composition;

import dev.stepwright.engine.journal.Sweep;
import dev.stepwright.engine.registry.RegistryUpkeep;
import dev.stepwright.engine.registry.StoreUnavailable;
import dev.stepwright.functions.Catalogue;
import dev.stepwright.local.queue.EmbeddedQueue;
import dev.stepwright.local.store.Database;
import dev.stepwright.local.store.Expiry;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToLongFunction;

/**
 * What a store needs now and then, one that outlives the process at start-up first: executions that stand still nudged, old ones
 * deleted, and what the registry kept for them.
 */
final class Upkeep implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());
    static final Duration EVERY = Duration.ofMinutes(Catalogue.SWEEP_MINUTES);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Thread thread;

    /**
     * @param registry  over the same database
     * @param first     how long from now it is needed first
     * @param every     how long after each time it is needed again
     * @param retention how long a closed execution is kept
     */
    Upkeep(Database database, Sweep sweep, RegistryUpkeep registry, EmbeddedQueue queue, Duration first, Duration every,
           Duration retention) {
        var expiry = new Expiry(database, retention);
        thread = Thread.ofPlatform().daemon().name("stepwright-upkeep").start(() -> {
            try {
                Thread.sleep(first);
                for (var isFirst = true; ; isFirst = false) {
                    run(expiry, isFirst ? sweep::all : now -> sweep.run(now, () -> true).nudged(), queue);
                    attempt("The upkeep of the registry", () -> log(registry.run(Instant.now(), () -> true)));
                    Thread.sleep(every);
                    attempt("The expiry of payloads", () -> expiry.payloads(Instant.now()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void run(Expiry expiry, ToLongFunction<Instant> sweep, EmbeddedQueue queue) {
        attempt("The sweep of open executions", () -> LOG.log(Level.INFO, sweep.applyAsLong(Instant.now()) + " open executions nudged"));
        attempt("The expiry of old executions", () -> LOG.log(Level.INFO, expiry.executions(Instant.now()) + " old executions deleted"));
        attempt("The count of dead letters", () -> {
            var deadLetters = queue.state().deadLetters();
            if (deadLetters > 0) {
                LOG.log(Level.WARNING, deadLetters + " dead letters: see 'stepwright queue --help'");
            }
        });
    }

    private static void log(RegistryUpkeep.Deleted deleted) {
        if (!deleted.equals(RegistryUpkeep.NOTHING)) {
            LOG.log(Level.INFO, deleted.revisions() + " old revisions deleted");
        }
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
