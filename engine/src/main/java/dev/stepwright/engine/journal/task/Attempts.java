package dev.stepwright.engine.journal.task;

import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.frame.TaskTokens;

/** What an attempt of a task is known by: the record that claimed it. */
final class Attempts {

    private Attempts() {
    }

    /** The same whoever makes the attempt: 43 characters that services take for a name or token. */
    static String key(Standing claim) {
        return key(claim, claim.number());
    }

    static String key(Standing of, long claim) {
        return TaskTokens.hash(of.execution() + ":" + of.name() + ":" + claim);
    }
}
