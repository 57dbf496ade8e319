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
        final String process;
        final Errand errand;
        private final Semaphore turn = new Semaphore(0);
        private volatile boolean doomed;
        private volatile boolean over;
        private volatile Throwable failure;
        private volatile Instant asleepUntil = Instant.MIN;

        Actor(String process, Errand errand) {
            this.process = process;
            this.errand = errand;
        }

        Instant asleepUntil() {
            return doomed ? Instant.MIN : asleepUntil;
        }

        boolean isOver() {
            return over;
        }
    }

    private final Semaphore handedOver = new Semaphore(0);
    private final List<Actor> alive = new ArrayList<>();
    private volatile Actor running;

    Actor start(String process, Errand errand, Runnable body) {
        var actor = new Actor(process, errand);
        alive.add(actor);
        Thread.ofVirtual().start(() -> {
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
        return actor;
    }

    /** Who runs now; null when it is the scheduler, or the test itself. */
    Actor running() {
        return running;
    }

    /** Called by an actor at each call of a port. */
    void handOver() {
        var actor = running;
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
        var actor = running;
        if (actor == null) {
            return;
        }
        actor.asleepUntil = instant;
        handOver();
        actor.asleepUntil = Instant.MIN;
    }

    List<Actor> alive() {
        return alive;
    }

    /** Lets an actor run to its next port call, or its end; throws what it failed with, if it did. */
    void resume(Actor actor) {
        running = actor;
        actor.turn.release();
        handedOver.acquireUninterruptibly();
        running = null;
        if (actor.over) {
            alive.remove(actor);
            if (actor.failure != null) {
                throw new AssertionError(actor.errand + " failed: " + actor.failure.getMessage(), actor.failure);
            }
        }
    }

    /** All actors of a process die where they stand, as soon as each would go on. */
    void killProcess(String process) {
        alive.stream().filter(actor -> actor.process.equals(process)).forEach(actor -> actor.doomed = true);
    }

    /** Ends everybody who is left, so that no thread outlives its run. */
    void endAll() {
        for (var actor : List.copyOf(alive)) {
            actor.doomed = true;
            try {
                resume(actor);
            } catch (AssertionError late) {
                // it was ending anyway
            }
        }
    }
}
