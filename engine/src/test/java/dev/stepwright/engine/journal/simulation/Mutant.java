package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.journal.frame.ProtocolSettings;
import dev.stepwright.engine.journal.port.ActivityQueues;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.Nudges;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * The protocol with one of its rules taken out, by the names of the model (proof/journal.pml). Each is made around the ports, so the code that
 * runs is the code that is shipped: what it sends, writes, reads or acknowledges is tampered with as if it lacked the rule.
 */
enum Mutant {

    NONE(Tampered.JOURNAL_AS_IT_IS, Tampered.QUEUE_AS_IT_IS),
    /** A step does not look whether its scope is over. */
    M_SCOPE((below, world) -> TamperedReads.ancestorsAsTheyWere(below, world, errand -> true), Tampered.QUEUE_AS_IT_IS),
    /** A join counts instead of adding to a set. */
    M_COUNTER(TamperedReads::counter, Tampered.QUEUE_AS_IT_IS),
    /** A nudge that is behind sends nothing again. */
    M_RESEND(Tampered.JOURNAL_AS_IT_IS, TamperedQueue::sendsNothingWhenBehind),
    /** A refused writer tries the next number. */
    M_REFUSEDNEXT(TamperedWrites::nextNumber, Tampered.QUEUE_AS_IT_IS),
    /** Records are put without a condition. */
    M_NOCOND(TamperedWrites::unconditional, Tampered.QUEUE_AS_IT_IS),
    /** The message is acknowledged as soon as its result is appended. */
    M_ACKFIRST((below, world) -> TamperedWrites.acknowledgedOn(below, world, false), Tampered.QUEUE_AS_IT_IS),
    /** A nudge ahead of its record is acknowledged at once. */
    M_AHEAD(Tampered.JOURNAL_AS_IT_IS, Tampered.QUEUE_AS_IT_IS, Tampered::withoutPatience),
    /** The effect begins before its claim is there. */
    M_EFFECTFIRST(TamperedWrites::claimLater, Tampered.QUEUE_AS_IT_IS),
    /** A claim belongs to the process that wrote it. */
    M_OWNERENV(TamperedWrites::ownedByProcess, Tampered.QUEUE_AS_IT_IS),
    /** The message is acknowledged as soon as its claim is appended. */
    M_ACKCLAIM((below, world) -> TamperedWrites.acknowledgedOn(below, world, true), Tampered.QUEUE_AS_IT_IS),
    /** A writer does not know its own record. */
    M_NONCE(TamperedWrites::unrecognised, Tampered.QUEUE_AS_IT_IS),
    /** A token is good for any attempt of its frame. */
    M_TOKENNUMBER(TamperedReads::tokenForAll, Tampered.QUEUE_AS_IT_IS),
    /** StopExecution writes into the summary what it wanted. */
    M_SUMMARY(TamperedWrites::summaryAsWanted, Tampered.QUEUE_AS_IT_IS),
    /** A refused writer acknowledges. */
    M_REFUSEDACK(TamperedWrites::acknowledgedWhenRefused, Tampered.QUEUE_AS_IT_IS),
    /** Frames and leaves are named without the record that forked them. */
    T_FRAMENAME(Tampered.JOURNAL_AS_IT_IS, Tampered.QUEUE_AS_IT_IS) {
        @Override
        JournalStore table(JournalStore below) {
            return new TamperedNames(below);
        }
    },
    /** Who meets a living lease gives the message back. */
    T_GIVEBACK(Tampered.JOURNAL_AS_IT_IS, TamperedQueue::givenBackOnLease),
    /** A nudge that is behind an end is acknowledged. */
    T_DONESTALE(TamperedReads::ignoresEndWhenBehind, Tampered.QUEUE_AS_IT_IS),
    /** A timer that fires early is acknowledged. */
    T_TIMERACK(Tampered.JOURNAL_AS_IT_IS, TamperedQueue::earlyTimerDropped),
    /** The join leaves are read eventually consistent. */
    T_STALEREAD(TamperedReads::staleLeaves, Tampered.QUEUE_AS_IT_IS),
    /** A nudge that is behind a claim is acknowledged. */
    T_RUNNINGSTALE(Tampered.JOURNAL_AS_IT_IS, TamperedQueue::sendsNothingBehindClaim),
    /** A callback that comes before the call has returned is told that it is too late. */
    T_EARLYCALL(TamperedReads::refusesEarlyCall, Tampered.QUEUE_AS_IT_IS),
    /** An API call appends first and nudges then. */
    T_APINUDGE(TamperedApi::releasing, TamperedApi.holding(errand -> errand.nudge.isEmpty())),
    /** The sweep looks at roots alone. */
    T_SWEEPROOT(Tampered.JOURNAL_AS_IT_IS, TamperedQueue::sweepStaysAtRoot),
    /** A failed child nudges its parent only when all are in. */
    T_FAILNUDGE(TamperedReads::failureWaits, Tampered.QUEUE_AS_IT_IS),
    /** Who counts an execution's events leaves out those of frames that run beside its own. */
    H_SIBLINGS(TamperedReads::siblingsUncounted, Tampered.QUEUE_AS_IT_IS),
    /** Nothing is taken out; asked is more than is promised: that no effect begins after its scope was over. */
    T_STRICT(Tampered.JOURNAL_AS_IT_IS, Tampered.QUEUE_AS_IT_IS),
    /** Who forks nudges the children that it created itself. */
    C_CREATOR(Tampered.JOURNAL_AS_IT_IS, TamperedForks::nudgesItsOwnChildren),
    /** Who ends an iteration nudges the next one if it created it itself. */
    C_FOLLOWER(Tampered.JOURNAL_AS_IT_IS, TamperedForks::nudgesItsOwnFollower),
    /** A step that a message of an earlier record leads to appends first and nudges then. */
    C_BEHIND(Tampered.JOURNAL_AS_IT_IS, TamperedQueue::leadsWithNothing),
    /** Who takes a task of an activity appends first and nudges then. */
    A_ANNOUNCE(TamperedApi::releasing, TamperedApi.holding(errand -> errand.kind == Errand.Kind.POLL)),
    /** Who takes a task of an activity does not look whether its scope is over. */
    A_SCOPE((below, world) -> TamperedReads.ancestorsAsTheyWere(below, world, errand -> errand.kind == Errand.Kind.POLL),
            Tampered.QUEUE_AS_IT_IS),
    /** A task is handed out although its claim was refused. */
    A_HANDOUT(TamperedWrites::claimedByPolling, Tampered.QUEUE_AS_IT_IS),
    /** The token of an activity's task is good for the record after its claim, as others are. */
    A_NUMBER(TamperedReads::activityTokenLikeOthers, Tampered.QUEUE_AS_IT_IS),
    /** A nudge that is behind a scheduled task does not offer it again. */
    A_REOFFER(Tampered.JOURNAL_AS_IT_IS, Tampered.QUEUE_AS_IT_IS) {
        @Override
        ActivityQueues offers(ActivityQueues below, World world) {
            return TamperedOffers.sentOnce(below, world);
        }
    },
    /** RedriveExecution appends first and nudges then. */
    R_ANNOUNCE(TamperedApi::releasing, TamperedApi.holding(errand -> errand.kind == Errand.Kind.REDRIVE)),
    /** The record of a redrive and the summary are written one after the other. */
    R_APART(TamperedRedrives::apart, Tampered.QUEUE_AS_IT_IS),
    /** A message of an earlier life is taken as if that life still were. */
    R_LATE((below, world) -> TamperedReads.ancestorsAsTheyWere(below, world, errand -> true), Tampered.QUEUE_AS_IT_IS),
    /** What still ran in an earlier life, or had failed, is not closed before it is gone on with. */
    R_CLOSE(TamperedRedrives::leftOpen, Tampered.QUEUE_AS_IT_IS),
    /** Children that had succeeded are run again. */
    R_KEPT(TamperedRedrives::nothingKept, Tampered.QUEUE_AS_IT_IS),
    /** The end of an earlier life, told late, closes the summary of this one. */
    R_SUMMARY(TamperedRedrives::closedForAnyLife, Tampered.QUEUE_AS_IT_IS),
    /** A call that is repeated redrives again. */
    R_TOKEN(TamperedRedrives::tokensForgotten, Tampered.QUEUE_AS_IT_IS),
    /** An offer is acknowledged as soon as it is received. */
    A_ACKFIRST(Tampered.JOURNAL_AS_IT_IS, Tampered.QUEUE_AS_IT_IS) {
        @Override
        ActivityQueues offers(ActivityQueues below, World world) {
            return TamperedOffers.acknowledgedOnReceipt(below);
        }
    },
    /** The execution that an attempt starts is named afresh each time that the attempt asks. */
    S_NAME(Tampered.JOURNAL_AS_IT_IS, Tampered.QUEUE_AS_IT_IS),
    /** An attempt that was lost while it started an execution fails, as others do. */
    S_LOST(Tampered.JOURNAL_AS_IT_IS, Tampered.QUEUE_AS_IT_IS),

    /** A record holds its variables itself, and cannot be written when they are too long for it. */
    L_INLINE(TamperedWrites::variablesInline, Tampered.QUEUE_AS_IT_IS);

    /** The mutant acknowledges, here and now. */
    static final class Acknowledged extends Error {
        private static final long serialVersionUID = 1L;

        Acknowledged() {
            super("acknowledged", null, false, false);
        }
    }

    /** The mutant gives its message back. */
    static final class GivenBack extends Error {
        private static final long serialVersionUID = 1L;
        final transient Instant until;

        GivenBack(Instant until) {
            super("given back", null, false, false);
            this.until = until;
        }
    }

    /** The mutant answers a callback with TaskTimedOut. */
    static final class ToldTooLate extends Error {
        private static final long serialVersionUID = 1L;

        ToldTooLate() {
            super("too late", null, false, false);
        }
    }

    private final BiFunction<JournalStore, World, JournalStore> journal;
    private final BiFunction<Nudges, World, Nudges> nudges;
    private final UnaryOperator<ProtocolSettings> settings;

    Mutant(BiFunction<JournalStore, World, JournalStore> journal, BiFunction<Nudges, World, Nudges> nudges) {
        this(journal, nudges, UnaryOperator.identity());
    }

    Mutant(BiFunction<JournalStore, World, JournalStore> journal, BiFunction<Nudges, World, Nudges> nudges,
           UnaryOperator<ProtocolSettings> settings) {
        this.journal = journal;
        this.nudges = nudges;
        this.settings = settings;
    }

    /** Below the witness. */
    JournalStore table(JournalStore below) {
        return below;
    }

    /** Above the witness. */
    JournalStore journal(JournalStore below, World world) {
        return journal.apply(below, world);
    }

    Nudges nudges(Nudges below, World world) {
        return nudges.apply(below, world);
    }

    ActivityQueues offers(ActivityQueues below, World world) {
        return below;
    }

    ProtocolSettings settings(ProtocolSettings usual) {
        return settings.apply(usual);
    }

    /** What leaves a port alone, and what no port can express. */
    private static final class Tampered {
        static final BiFunction<JournalStore, World, JournalStore> JOURNAL_AS_IT_IS = (below, world) -> below;
        static final BiFunction<Nudges, World, Nudges> QUEUE_AS_IT_IS = (below, world) -> below;

        static ProtocolSettings withoutPatience(ProtocolSettings s) {
            return new ProtocolSettings(s.lease(), s.renewal(), s.conduct(), s.longestCall(), Duration.ZERO, Duration.ZERO,
                    s.leafSize(), s.offloadBytes(), s.retention(), s.longestExecution(), s.limits(), s.region());
        }
    }
}
