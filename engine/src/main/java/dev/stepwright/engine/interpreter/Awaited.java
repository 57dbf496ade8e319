package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.payload.Payload;
import java.time.Instant;

/** What brings the result of a call that was made, and whose frame now waits ({@link Stand.Awaiting}). */
public sealed interface Awaited {

    /** Whoever holds the task token: a callback, or the worker that took an activity's task. */
    record Token() implements Awaited {
    }

    /** The end of the execution that the attempt started. Which one that is follows from the attempt. */
    record Execution() implements Awaited {
    }

    /**
     * A job of another service, which is asked how it is doing.
     *
     * @param handle   what the service knows the job by
     * @param nextPoll when it is asked again
     * @param polls    how often it was asked so far
     */
    record Job(Payload handle, Instant nextPoll, int polls) implements Awaited {
    }

    /** The end of a Map Run. @param arn of the run */
    record MapRun(String arn) implements Awaited {
    }
}
