package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.payload.Payload;
import java.util.List;
import java.util.Optional;

/** What makes a frame move. Each fits some stands only; the wrong pair is a bug of the caller. */
public sealed interface Command {

    /** Go on: {@code Entering}; {@code Waiting} or {@code BackingOff} whose time has come; {@code Told}. */
    record Proceed() implements Command {
    }

    /**
     * A worker takes the scheduled Task: {@code Scheduled} becomes {@code Calling}, or for an activity, which nobody calls,
     * {@code Awaiting} with deadlines from now and the token of the {@link Setting}. Started is noted; nothing else happens.
     *
     * @param worker the name that an activity's worker gave itself
     */
    record Claim(Optional<String> worker) implements Command {
        public Claim() {
            this(Optional.empty());
        }
    }

    /** The claimed call returned, was given up after its timeout, or is lost with its worker: {@code Calling}. */
    record Complete(TaskOutcome outcome) implements Command {
    }

    /**
     * A callback: {@code Awaiting}, or {@code Calling} when it overtakes the call, becomes {@code Told}. Nothing else
     * happens, except that one that overtakes its call notes TaskSubmitted first, so that the history reads in order.
     */
    record Deliver(TaskOutcome outcome) implements Command {
    }

    /**
     * TimeoutSeconds passed while awaiting the token, {@code Awaiting}; or before any worker of the activity took the
     * Task, {@code Scheduled}.
     */
    record Expire() implements Command {
    }

    /** HeartbeatSeconds passed without a heartbeat: {@code Awaiting}. */
    record MissHeartbeat() implements Command {
    }

    /**
     * All children are in: {@code Joining}.
     *
     * @param outputs in the order of branches or items
     * @param events  number of history events of the children
     */
    record Join(List<Payload> outputs, long events) implements Command {
    }

    /** A child failed: {@code Joining}. */
    record FailJoin(int index, Failure failure, long events) implements Command {
    }

    /**
     * The children of the attempt that a redriven frame stood in are taken up again: {@code BackingOff} becomes
     * {@code Joining}. Nothing happens that history would tell.
     */
    record Rejoin(Stand.Joining joining) implements Command {
    }

    /**
     * RedriveExecution: the root frame, {@code Ended} without success. ExecutionRedriven is noted, and the frame stands before
     * the attempt of its state, all retries unused; the state is not entered again (seen on AWS).
     *
     * @param count how often the execution was redriven, this time included
     */
    record Redrive(int count) implements Command {
    }

    /** StopExecution: the root frame, wherever it stands short of {@code Ended}. */
    record Abort(Failure failure) implements Command {
    }

    /**
     * The history is full while frames run side by side, each of which knows only its own events: the root frame, wherever it stands
     * short of {@code Ended}. No Catch stands in its way (AWS guide, "Avoid reaching the history quota").
     *
     * @param events of the whole execution
     */
    record ExhaustHistory(long events) implements Command {
    }

    /** The execution's machine was deleted: the root frame, wherever it stands short of {@code Ended}. */
    record FailExecution(Failure failure) implements Command {
    }

    /** The execution's deadline passed: the root frame, wherever it stands short of {@code Ended}. */
    record TimeOutExecution() implements Command {
    }
}
