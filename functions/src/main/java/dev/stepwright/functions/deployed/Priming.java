package dev.stepwright.functions.deployed;

import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.registry.Documents;
import java.lang.System.Logger.Level;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Makes the calls that every step makes once before Lambda takes its snapshot (Lambda guide, "SnapStart runtime hooks"), so that
 * classes are loaded and linked in it. Connections do not survive: the clients that are used here try again by themselves.
 */
final class Priming implements Resource {

    private static final System.Logger LOG = System.getLogger(Priming.class.getName());
    private static final String NOBODY = "prime";

    /** The context of hooks holds them weakly. */
    private static Priming registered;

    private final JournalStore journal;
    private final Documents documents;

    private Priming(JournalStore journal, Documents documents) {
        this.journal = journal;
        this.documents = documents;
    }

    static void beforeSnapshot(JournalStore journal, Documents documents) {
        registered = new Priming(journal, documents);
        Core.getGlobalContext().register(registered);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            journal.summary(NOBODY);
            documents.get(NOBODY, NOBODY);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Starts will be slower than they could be", e);
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        LOG.log(Level.DEBUG, "Started from a snapshot");
    }
}
