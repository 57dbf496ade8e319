package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.payload.Payload;
import java.util.Optional;

/** How an attempt of a Task went. */
public sealed interface TaskOutcome {

    /** It is done, with this result. */
    record Succeeded(Payload output) implements TaskOutcome {
    }

    /**
     * The call was made; the result comes later. Output absent: the callback came before the call returned.
     *
     * @param awaited what brings the result
     */
    record Submitted(Optional<Payload> output, Awaited awaited) implements TaskOutcome {

        /** To whoever holds the task token. */
        public Submitted(Optional<Payload> output) {
            this(output, new Awaited.Token());
        }
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

    /** Records hold the ordinals: values are added at the end, never moved. */
    enum Phase { SCHEDULE, START, SUBMIT, WORK }
}
