package dev.stepwright.engine.journal.drive;

import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.journal.fork.Forks;
import dev.stepwright.engine.journal.fork.Joins;
import dev.stepwright.engine.journal.frame.Journal;
import dev.stepwright.engine.journal.frame.Lineage;
import dev.stepwright.engine.journal.frame.ProtocolSettings;
import dev.stepwright.engine.journal.frame.Sender;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.frame.Surroundings;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.journal.task.Abandoned;
import dev.stepwright.engine.journal.task.ActivityWork;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.util.List;
import java.util.Optional;

/**
 * Move 9: what follows from a record that is written, before the message is acknowledged (rule 5), and again by each message that
 * finds it. All of it is idempotent.
 */
final class AfterEffects {

    private final Journal journal;
    private final Surroundings surroundings;
    private final Admission admission;
    private final Joins joins;
    private final Forks forks;
    private final Sender sender;
    private final Ends ends;
    private final Abandoned abandoned;
    private final ActivityWork activityWork;
    private final HistoryQuota quota;

    AfterEffects(Journal journal, Surroundings surroundings, Admission admission, Joins joins, Forks forks, Sender sender, Ends ends,
                 Abandoned abandoned, ActivityWork activityWork, HistoryQuota quota) {
        this.journal = journal;
        this.surroundings = surroundings;
        this.admission = admission;
        this.joins = joins;
        this.forks = forks;
        this.sender = sender;
        this.ends = ends;
        this.abandoned = abandoned;
        this.activityWork = activityWork;
        this.quota = quota;
    }

    void remindOfDeadline(Header header, Standing self) {
        if (self.name().isRoot()) {
            begin(header, self);
        }
    }

    /** Sends again what the frame waits for, and what the execution does. */
    void remind(Header header, Standing self, Nudge nudge) {
        if (self.name().isRoot() && (isBeginning(self, nudge.number()) || nudge.kind() != Nudge.Kind.STEP)) {
            begin(header, self);
        }
        if (nudge.kind() != Nudge.Kind.DEADLINE) {
            if (self.scheduledActivity().isPresent()) {
                activityWork.remind(self, nudge);
            }
            wait(self);
        }
    }

    /** Whether that record of the root frame began a life of the execution: its first, or one after a redrive. */
    static boolean isBeginning(Standing root, long number) {
        return number == 0 || root.last().redrive().filter(redrive -> redrive.number() == number).isPresent();
    }

    /** What goes with the beginning of a life. */
    void begin(Header header, Standing root) {
        ProtocolSettings.ownDeadline(header, root.last().redrive()).ifPresent(deadline ->
                sender.at(root.execution(), FrameName.ROOT, 0, deadline, Nudge.Kind.DEADLINE));
    }

    /**
     * The frame went on from where it stood: what it began elsewhere, and nobody waits for now, is ended. It may hold a claim by
     * now, which must not be lost over that; then the sweep sees to it.
     */
    void leave(Header header, Standing before, Standing after) {
        var isEndOfExecution = after.name().isRoot() && after.stand() instanceof Stand.Ended;
        try {
            if (!isEndOfExecution && abandoned.isLeft(before, after) && surroundings.awaitsExecutions(header)) {
                unwind(before);
            }
        } catch (StoreUnavailable later) {
            // the sweep
        }
    }

    void unwind(Standing before) {
        if (before.stand() instanceof Stand.Joining joining) {
            forks.unwind(before, joining);
        } else {
            abandoned.stopChild(before);
        }
    }

    /** The after-effects of the end of an execution, each idempotent. */
    void finish(Header header, Standing root) {
        if (root.number() > 0 && surroundings.awaitsExecutions(header)) {
            journal.read(root.execution(), root.name(), root.number() - 1).filter(before -> abandoned.isLeft(before, root))
                    .ifPresent(this::unwind);
        }
        ends.close(header, root);
    }

    /** Move 9: whoever can move now is nudged, before the message is acknowledged (rule 5). */
    void follow(Header header, Lineage lineage) {
        var self = lineage.self();
        switch (self.stand()) {
            case Stand.Joining joining -> forks.begin(header, lineage.standings(), joining);
            case Stand.Ended ended -> finish(header, lineage, forks::nextAtOnce);
            case Stand.Entering e -> wait(self);
            case Stand.Scheduled s -> {
                activityWork.offer(self);
                wait(self);
            }
            case Stand.Told t -> wait(self);
            case Stand.Waiting w -> wait(self);
            case Stand.BackingOff b -> wait(self);
            case Stand.Awaiting a -> wait(self);
            case Stand.Calling c -> throw new AssertionError("a claim is performed, not followed");
        }
    }

    private void wait(Standing self) {
        admission.due(self).ifPresent(due -> sender.at(self.execution(), self.name(), self.number(), due, Nudge.Kind.STEP));
    }

    /** A message found the frame ended: whoever ended it may have died before all of this was done. */
    void finishAgain(Header header, Lineage lineage) {
        finish(header, lineage, forks::next);
    }

    /**
     * Whether the history is full now that a frame has gone on; then the execution is over. The frame may hold a claim by now, which must
     * not be lost over that: what cannot be counted is counted by the next, and what does not follow from the end follows from the nudge
     * that was sent before it.
     */
    boolean isHistoryFull(Header header, Standing before, Lineage after) {
        if (after.self().stand() instanceof Stand.Ended) {
            return false;
        }
        var failed = Optional.<Standing>empty();
        try {
            failed = quota.enforce(header, after, before);
            failed.ifPresent(root -> finish(header, root));
        } catch (StoreUnavailable later) {
            // as said
        }
        return failed.isPresent();
    }

    /** Whether the history is full with a child that is in now. */
    private boolean isHistoryFull(Header header, Lineage lineage, Joins.Added added) {
        var failed = quota.enforce(header, lineage, added);
        failed.ifPresent(root -> finish(header, root));
        return failed.isPresent();
    }

    /** Makes room that an ended child left be taken. */
    private interface Successor {
        void begin(Header header, List<Standing> parents, Stand.Joining joining, Standing finished);
    }

    /** The after-effects of an ended frame, each idempotent (rule 5, T_DONESTALE). */
    private void finish(Header header, Lineage lineage, Successor successor) {
        var self = lineage.self();
        if (self.name().isRoot()) {
            finish(header, self);
            return;
        }
        var parent = lineage.parent();
        var joining = (Stand.Joining) parent.stand();
        var failed = !(((Stand.Ended) self.stand()).outcome() instanceof Outcome.Succeeded);
        var parents = lineage.standings().subList(0, lineage.standings().size() - 1);
        var added = joins.add(parent, joining, self, failed);
        switch (added.state()) {
            case COMPLETE, FAILED -> sender.now(parent.execution(), parent.name(), parent.number());
            case OPEN -> {
                if (!isHistoryFull(header, lineage, added)) {
                    successor.begin(header, parents, joining, self);
                }
            }
        }
    }
}
