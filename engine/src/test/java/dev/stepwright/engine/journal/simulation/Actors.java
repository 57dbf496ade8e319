package dev.stepwright.engine.journal.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Runs blocking code as interleaved actors, one at a time: an actor runs until its next call of a port, where it hands over
 * to the scheduler, which decides who goes on. So a seed decides every interleaving, and the code under test stays as it is.
 */
final class Actors {

    /** Thrown in an actor to end it where it stands, as SIGKILL would: nothing of the code under test may catch it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    static final class Actor {
        final String name;
        private final Semaphore turn = new Semaphore(0);
        private volatile boolean doomed;
        private volatile boolean over;
        private volatile Throwable failure;
        private volatile Instant asleepUntil = Instant.MIN;

        Actor(String name) {
            this.name = name;
        }

        Instant asleepUntil() {
            return asleepUntil;
        }
    }

    private final Semaphore handedOver = new Semaphore(0);
    private final List<Actor> alive = new ArrayList<>();
    private final ThreadLocal<Actor> self = new ThreadLocal<>();

    void start(String name, Runnable body) {
        var actor = new Actor(name);
        alive.add(actor);
        Thread.ofVirtual().start(() -> {
            self.set(actor);
            actor.turn.acquireUninterruptibly();
            try {
                if (!actor.doomed) {
                    body.run();
                }
            } catch (Killed killed) {
                // what a killed process would do: nothing
            } catch (Throwable thrown) {
                actor.failure = thrown;
            } finally {
                actor.over = true;
                handedOver.release();
            }
        });
    }

    /** Called by an actor at each call of a port. */
    void handOver() {
        var actor = self.get();
        if (actor == null) {
            return;
        }
        handedOver.release();
        actor.turn.acquireUninterruptibly();
        if (actor.doomed) {
            throw new Killed();
        }
    }

    void sleepUntil(Instant instant) {
        var actor = self.get();
        actor.asleepUntil = instant;
        handOver();
        actor.asleepUntil = Instant.MIN;
    }

    List<Actor> alive() {
        return alive;
    }

    /** Lets an actor run to its next port call, or its end; returns what it failed with, if it did. */
    void resume(Actor actor) {
        actor.turn.release();
        handedOver.acquireUninterruptibly();
        if (actor.over) {
            alive.remove(actor);
            if (actor.failure != null) {
                throw new AssertionError("actor " + actor.name + " failed: " + actor.failure, actor.failure);
            }
        }
    }

    void kill(Actor actor) {
        actor.doomed = true;
        resume(actor);
    }
}
