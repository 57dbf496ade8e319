package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.payload.Payload;
import java.time.Instant;
import java.util.Optional;

/** What a frame does or waits for. Each variant holds only what it needs. */
public sealed interface Stand {

    /** About to enter {@code state}: a frame's start, or a pause in a long run of effect-free states. */
    record Entering() implements Stand {
        public static final Entering INSTANCE = new Entering();
    }

    /** A Task is scheduled but nobody has begun it. */
    record Scheduled(TaskCall call) implements Stand {
    }

    /** A worker has claimed the Task and may have begun it. */
    record Calling(TaskCall call) implements Stand {
    }

    /**
     * The call was made; its result comes later.
     *
     * @param awaited   what brings it
     * @param deadline  of TimeoutSeconds
     * @param heartbeat the first heartbeat deadline; later ones are kept beside the journal
     */
    record Awaiting(TaskCall call, Awaited awaited, Optional<Instant> deadline, Optional<Instant> heartbeat) implements Stand {
    }

    /** An outcome came from outside (a callback), and the frame has not gone on with it yet. */
    public record Told(TaskCall call, TaskOutcome outcome) implements Stand {
    }

    /** In a Wait state. */
    record Waiting(Instant until) implements Stand {
    }

    /** Between two attempts of the state; its Retry asked for the delay. */
    record BackingOff(Instant until) implements Stand {
    }

    /**
     * Waits for child frames: branches of a Parallel state, iterations of a Map state.
     *
     * @param width       number of children, at least 1
     * @param concurrency children at a time, 1 … width
     * @param items       of a Map: the array of items; its length is the width
     * @param inputs      of a Map: the array of the iterations' inputs, shaped by ItemSelector; the same payload as
     *                    {@code items} without one. Of a Parallel: the input of every branch
     */
    record Joining(int width, int concurrency, Optional<Payload> items, Payload inputs) implements Stand {

        /** As wide as a fork may be: what tells its children apart has five digits. */
        public static final int MAX_CHILDREN = 100_000;
    }

    /** The frame is over. */
    record Ended(Outcome outcome) implements Stand {
    }

    /** How a frame ended. */
    sealed interface Outcome {

        record Succeeded(Payload output) implements Outcome {
        }

        record Failed(Failure failure) implements Outcome {
        }

        /** StopExecution. */
        record Aborted(Failure failure) implements Outcome {
        }

        /** The execution's TimeoutSeconds passed. */
        record TimedOut(Failure failure) implements Outcome {
        }
    }
}
