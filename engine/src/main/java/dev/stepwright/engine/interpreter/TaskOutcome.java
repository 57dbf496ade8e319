package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.payload.Payload;
import java.util.Optional;

/** How an attempt of a Task went. */
public sealed interface TaskOutcome {

    /** It is done, with this result. */
    record Succeeded(Payload output) implements TaskOutcome {
    }

    /** The call was made; the result comes later, by callback. Output absent: the callback came before the call returned. */
    record Submitted(Optional<Payload> output) implements TaskOutcome {
    }

    /**
     * It failed.
     *
     * @param phase which event type tells of it: the work failed, it could not be started, or not be scheduled
     */
    record Failed(Failure failure, Phase phase) implements TaskOutcome {
        public Failed(Failure failure) {
            this(failure, Phase.WORK);
        }
    }

    /** TimeoutSeconds or HeartbeatSeconds passed. */
    record TimedOut(Failure failure) implements TaskOutcome {
    }

    enum Phase { SCHEDULE, START, SUBMIT, WORK }
}
