package dev.stepwright.engine.journal.drive;

import dev.stepwright.engine.interpreter.Command;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.fork.Joins;
import dev.stepwright.engine.journal.frame.ChildExecution;
import dev.stepwright.engine.journal.frame.Journal;
import dev.stepwright.engine.journal.frame.Lineage;
import dev.stepwright.engine.journal.frame.ProtocolSettings;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.port.JournalStore.Beat;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Tasks;
import dev.stepwright.engine.journal.record.Header;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Moves 3 of a step: decides what a nudge leads to, from what was read. */
final class Admission {

    private static final Failure LOST = Failure.of("States.TaskFailed",
            "The attempt was lost: its worker stopped before it could tell the outcome, so the task may or may not have taken "
                    + "effect.");

    /** A call that workers die of again and again is given up in the end. */
    private static final Duration ASKED_AGAIN = Duration.ofHours(1);

    private final ProtocolSettings settings;
    private final Journal journal;
    private final Joins joins;
    private final Tasks tasks;

    Admission(ProtocolSettings settings, Journal journal, Joins joins, Tasks tasks) {
        this.tasks = tasks;
        this.settings = settings;
        this.journal = journal;
        this.joins = joins;
    }

    Decision decide(Nudge nudge, Header header, Lineage lineage, Instant now) {
        var self = lineage.self();
        if (nudge.number() > self.number()) {
            return new Decision.Await();
        }
        if (lineage.isOver()) {
            return isUnwound(self, nudge) ? new Decision.Unwind() : new Decision.Ignore();
        }
        if (self.stand() instanceof Stand.Ended) {
            return new Decision.Finish();
        }
        if (self.name().isRoot() && !now.isBefore(settings.deadline(header, self.last().redrive()))) {
            return new Decision.Move(new Command.TimeOutExecution());
        }
        var behind = nudge.number() < self.number() || nudge.kind() != Nudge.Kind.STEP;
        return switch (self.stand()) {
            case Stand.Entering entering -> ready(behind, new Decision.Move(new Command.Proceed()));
            case Stand.Told told -> ready(behind, new Decision.Move(new Command.Proceed()));
            case Stand.Scheduled scheduled -> self.scheduledActivity().isPresent() ? offered(self, now)
                    : ready(behind, new Decision.Claim());
            case Stand.Calling calling -> claimed(self, calling, now);
            case Stand.Waiting(var until) -> due(until, now);
            case Stand.BackingOff(var until) when self.last().resumed().isPresent() -> new Decision.Rejoin();
            case Stand.BackingOff(var until) -> due(until, now);
            case Stand.Awaiting awaiting -> awaiting(self, awaiting, behind, now);
            case Stand.Joining joining -> joining(self, joining, behind);
            case Stand.Ended ended -> new Decision.Finish();
        };
    }

    /** A frame whose scope is over may leave an execution behind that it waits for, or frames below that do. */
    private static boolean isUnwound(Standing self, Nudge nudge) {
        return self.stand() instanceof Stand.Joining ? nudge.kind() == Nudge.Kind.SWEEP
                : self.call().filter(ChildExecution::isAwaited).isPresent();
    }

    private static Decision ready(boolean behind, Decision now) {
        return behind ? new Decision.Remind() : now;
    }

    private static Decision due(Instant until, Instant now) {
        return now.isBefore(until) ? new Decision.Remind() : new Decision.Move(new Command.Proceed());
    }

    /** A task of an activity is claimed by whoever polls; here it is only given up when nobody did in time. */
    private static Decision offered(Standing self, Instant now) {
        return startDeadline(self).filter(deadline -> !now.isBefore(deadline)).isPresent()
                ? new Decision.Move(new Command.Expire()) : new Decision.Remind();
    }

    private static Optional<Instant> startDeadline(Standing self) {
        return self.call().map(TaskCall::timeoutSeconds).filter(OptionalLong::isPresent)
                .map(seconds -> writtenAt(self).plusSeconds(seconds.getAsLong()));
    }

    /**
     * A claim is another worker's as long as its lease lives. Then nobody can know what came of it, but the service itself, if it
     * can tell a second call of an attempt from a new one (rule 3).
     */
    private Decision claimed(Standing self, Stand.Calling calling, Instant now) {
        if (now.isBefore(leaseEnd(self))) {
            return new Decision.Remind();
        }
        var timeout = calling.call().timeoutSeconds();
        var timedOut = timeout.isPresent() && !now.isBefore(writtenAt(self).plusSeconds(timeout.getAsLong()));
        if (!timedOut && now.isBefore(writtenAt(self).plus(ASKED_AGAIN)) && tasks.isIdempotent(calling.call())) {
            return new Decision.AskAgain(calling.call());
        }
        return new Decision.Move(new Command.Complete(timedOut
                ? new TaskOutcome.TimedOut(Failure.of("States.Timeout")) : new TaskOutcome.Failed(LOST)));
    }

    private Decision awaiting(Standing self, Stand.Awaiting awaiting, boolean behind, Instant now) {
        if (awaiting.deadline().filter(deadline -> !now.isBefore(deadline)).isPresent()) {
            return new Decision.Move(new Command.Expire());
        }
        if (heartbeatDeadline(self, awaiting).filter(deadline -> !now.isBefore(deadline)).isPresent()) {
            return new Decision.Move(new Command.MissHeartbeat());
        }
        return new Decision.Remind();
    }

    private Decision joining(Standing self, Stand.Joining joining, boolean behind) {
        return switch (joins.state(self, joining)) {
            case COMPLETE -> new Decision.Join();
            case FAILED -> new Decision.FailJoin();
            case OPEN -> behind ? new Decision.Fork() : new Decision.Ignore();
        };
    }

    /** When the frame may move by itself, if it only waits; what a timer is set for. */
    Optional<Instant> due(Standing self) {
        return switch (self.stand()) {
            case Stand.Waiting(var until) -> Optional.of(until);
            case Stand.BackingOff(var until) -> Optional.of(until);
            case Stand.Calling calling -> Optional.of(leaseEnd(self));
            case Stand.Awaiting awaiting -> Stream.of(awaiting.deadline(), heartbeatDeadline(self, awaiting))
                    .flatMap(Optional::stream).min(Instant::compareTo);
            case Stand.Entering entering -> Optional.of(Instant.EPOCH);
            case Stand.Told told -> Optional.of(Instant.EPOCH);
            case Stand.Scheduled scheduled -> self.scheduledActivity().isPresent() ? startDeadline(self)
                    : Optional.of(Instant.EPOCH);
            case Stand.Joining joining -> Optional.empty();
            case Stand.Ended ended -> Optional.empty();
        };
    }

    private Instant leaseEnd(Standing self) {
        var first = writtenAt(self).plus(self.last().lease().orElseThrow());
        return lastBeat(self).filter(beat -> beat.isAfter(first)).orElse(first);
    }

    private Optional<Instant> heartbeatDeadline(Standing self, Stand.Awaiting awaiting) {
        return awaiting.heartbeat().map(first -> lastBeat(self).filter(beat -> beat.isAfter(first)).orElse(first));
    }

    private Optional<Instant> lastBeat(Standing self) {
        return journal.store().lastBeat(self.execution(), self.name().text(), self.number()).map(Beat::until);
    }

    private static Instant writtenAt(Standing self) {
        return self.last().time().wallClock();
    }
}
