package dev.stepwright.functions.deployed;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Does what every step and every call does, once, before Lambda takes its snapshot (Lambda guide, "SnapStart runtime hooks"), so that
 * classes are loaded and linked in it. Connections do not survive: the clients that are used here try again by themselves.
 */
final class Priming implements Resource {

    private static final System.Logger LOG = System.getLogger(Priming.class.getName());

    /** The context of hooks holds them weakly. */
    private static Priming registered;

    private final Supplier<List<Runnable>> exercises;

    private Priming(Supplier<List<Runnable>> exercises) {
        this.exercises = exercises;
    }

    static void beforeSnapshot(Supplier<List<Runnable>> exercises) {
        registered = new Priming(exercises);
        Core.getGlobalContext().register(registered);
    }

    /** One that fails makes starts slower and nothing else: a role may be so new that it may not call yet. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        for (var exercise : exercises.get()) {
            try {
                exercise.run();
            } catch (RuntimeException | Error e) {
                LOG.log(Level.WARNING, "Starts will be slower than they could be", e);
            }
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        LOG.log(Level.DEBUG, "Started from a snapshot");
    }
}
