package dev.stepwright.engine.journal.simulation;

import java.time.Duration;

/** Decides what goes wrong: nothing, where it does not say otherwise. */
interface Fate {

    /** What may happen at a call of a port. */
    enum Blow {
        NONE,
        KILL_BEFORE,
        KILL_AFTER,
        /** Everything that the process does dies with it. */
        KILL_PROCESS,
        /** StoreUnavailable, and nothing was done. */
        REFUSE,
        /** StoreUnavailable, and it was done all the same. */
        LOSE_ANSWER,
        /** The caller stands still for longer than its lease. */
        FREEZE
    }

    /** What may happen to a message. */
    enum Mishap { LOSE, DOUBLE, EARLY, LATE }

    /** @param call number of the call since the run began, from 0 */
    Blow blow(int call, String site);

    default boolean strikes(Mishap mishap) {
        return false;
    }

    /** How far a process's clock is off, asked again and again. */
    default Duration skew(String process) {
        return Duration.ZERO;
    }

    /** How often it has struck; what the platform puts right by itself need not be counted. */
    default int struck() {
        return 0;
    }

    /** Whether the place of each call is to be noted, which takes time. */
    default boolean asksWhere() {
        return false;
    }
}
