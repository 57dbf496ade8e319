package dev.stepwright.engine.journal.drive;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.history.HistoryEvent;
import dev.stepwright.engine.interpreter.Command;
import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Interpreter;
import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.Transition;
import dev.stepwright.engine.journal.StepDriver;
import dev.stepwright.engine.journal.fork.Forks;
import dev.stepwright.engine.journal.fork.Joins;
import dev.stepwright.engine.journal.fork.Resumption;
import dev.stepwright.engine.journal.frame.Journal;
import dev.stepwright.engine.journal.frame.Lineage;
import dev.stepwright.engine.journal.frame.ProtocolSettings;
import dev.stepwright.engine.journal.frame.Sender;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.frame.Surroundings;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.journal.record.HybridTime;
import dev.stepwright.engine.journal.record.JournalRecord;
import dev.stepwright.engine.journal.sweep.Keeping;
import dev.stepwright.engine.journal.task.Abandoned;
import dev.stepwright.engine.journal.task.ActivityWork;
import dev.stepwright.engine.journal.task.Claims;
import dev.stepwright.engine.journal.task.Tokens;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Drives a frame by one nudge: read, admit, claim, perform, resume, advance, append, nudge, acknowledge (docs/protocol.md,
 * "One step, in ten moves"). It keeps nothing between nudges; what it decides on is what it has just read, and the append
 * is the referee.
 */
final class StepWorker implements StepDriver {

    /** Each further reading means that another writer has moved the frame on, so the limit is never met in peace. */
    private static final int READINGS = 50;
    private static final int AHEAD_READINGS = 5;
    private static final int LONGEST_AHEAD_DELAY_SECONDS = 60;
    /** A worker waits for a call as long as it may live itself, so it must not begin another one late. */
    private static final Duration LONGEST_RUN_AHEAD = Duration.ofSeconds(30);

    private final Ports ports;
    private final ProtocolSettings settings;
    private final Journal journal;
    private final Interpreter interpreter;
    private final Surroundings surroundings;
    private final Admission admission;
    private final AfterEffects afterEffects;
    private final Joins joins;
    private final Forks forks;
    private final Resumption resumption;
    private final Sender sender;
    private final Abandoned abandoned;
    private final DeletedMachines deleted;
    private final Claims claims;
    private final Keeping keeping;

    StepWorker(Ports ports, ProtocolSettings settings, Journal journal, Interpreter interpreter, Surroundings surroundings,
               Sender sender, RootEnd rootEnd, Ends ends, ActivityWork activityWork, Abandoned abandoned, DeletedMachines deleted,
               Keeping keeping) {
        this.ports = ports;
        this.settings = settings;
        this.journal = journal;
        this.interpreter = interpreter;
        this.surroundings = surroundings;
        this.sender = sender;
        this.abandoned = abandoned;
        this.deleted = deleted;
        this.keeping = keeping;
        this.claims = new Claims(ports, settings, journal);
        this.joins = new Joins(journal, settings.leafSize());
        this.forks = new Forks(journal, interpreter, surroundings, sender, joins, ports);
        this.resumption = new Resumption(ports, journal, joins, forks, abandoned::stopChild);
        this.admission = new Admission(settings, journal, joins, ports.tasks());
        this.afterEffects = new AfterEffects(journal, surroundings, admission, joins, forks, sender, ends, abandoned, activityWork,
                new HistoryQuota(settings, rootEnd, joins, forks));
    }

    @Override
    public Verdict drive(Nudge nudge) {
        var ahead = 0;
        for (var reading = 0; reading < READINGS; reading++) {
            var name = new FrameName(nudge.frame());
            var header = journal.header(nudge.execution());
            var lineage = header.flatMap(h -> journal.lineage(nudge.execution(), name));
            var decision = lineage.isPresent()
                    ? admission.decide(nudge, header.get(), lineage.get(), ports.time().now()) : new Decision.Await();
            if (decision instanceof Decision.Await) {
                if (ahead++ < AHEAD_READINGS) {
                    ports.time().untilRecord(settings.moment());
                    continue;
                }
                return giveBack(nudge);
            }
            if (carryOut(decision, nudge, header.get(), lineage.get())) {
                return new Verdict.Acknowledge();
            }
        }
        throw new StoreUnavailable("the frame " + nudge.frame() + " of " + nudge.execution() + " moved " + READINGS
                + " times while it was read", null);
    }

    /**
     * A nudge ahead of its record comes from an API call that is about to append it, or that died. It is sent again, as the
     * receive count of a message given back would carry it to the dead-letter queue; when older than a call can live, it
     * is dropped (M_AHEAD). Its age is the difference of two clocks, so the limit leaves room for both being wrong.
     */
    private Verdict giveBack(Nudge nudge) {
        var now = ports.time().now();
        var age = Duration.between(nudge.sent(), now);
        if (age.compareTo(settings.apiCallLife()) < 0) {
            var delay = Duration.ofSeconds(Math.clamp(age.toSeconds() / 2, 1, LONGEST_AHEAD_DELAY_SECONDS));
            sender.send(new Nudge(nudge.execution(), nudge.frame(), nudge.number(), now.plus(delay), nudge.sent(),
                    nudge.kind()));
        }
        return new Verdict.Acknowledge();
    }

    /** The after-effects of the end of an execution that an API call brought about. */
    void finish(Header header, Standing root) {
        afterEffects.finish(header, root);
    }

    /** False: an append was refused, so read again and decide afresh, as if the nudge had just come (M_REFUSEDACK). */
    private boolean carryOut(Decision decision, Nudge nudge, Header header, Lineage lineage) {
        var self = lineage.self();
        if (nudge.kind() == Nudge.Kind.SWEEP && self.name().isRoot() && !(self.stand() instanceof Stand.Ended)) {
            keeping.keep(self.execution());
            if (abandoned.isAbandoned(header, self)) {
                abandoned.stopAbandoned(self);
                return true;
            }
        }
        if (decision.moves() && deleted.hasEnded(self.execution(), header)) {
            return true;
        }
        if (decision.moves() && nudge.number() < self.number()) {
            // The message is of a record before this one, so another worker may have received it too, and deleted it: like an API
            // call, this step has no message behind it (T_APINUDGE).
            sender.now(self.execution(), self.name(), self.number() + 1);
        }
        if (decision.moves() && nudge.kind() == Nudge.Kind.DEADLINE && nudge.due().isAfter(ports.time().now())) {
            // It came early, as timers do, and a frame that moves reminds of no deadline: this message is used up (T_TIMERACK).
            afterEffects.remindOfDeadline(header, self);
        }
        return switch (decision) {
            case Decision.Ignore() -> true;
            case Decision.Await() -> throw new AssertionError("handled by the caller");
            case Decision.Remind() -> {
                afterEffects.remind(header, self, nudge);
                yield true;
            }
            case Decision.Fork() -> {
                afterEffects.remind(header, self, nudge);
                forks.repair(header, lineage.standings(), (Stand.Joining) self.stand(), nudge.kind());
                yield true;
            }
            case Decision.Unwind() -> {
                afterEffects.unwind(self);
                yield true;
            }
            case Decision.AskAgain(var call) -> {
                claims.renew(self);
                yield move(header, lineage, new Command.Complete(claims.perform(header, self, call)), Optional.empty());
            }
            case Decision.Finish() -> {
                afterEffects.finishAgain(header, lineage);
                yield true;
            }
            case Decision.Claim() -> move(header, lineage, new Command.Claim(), Optional.empty());
            case Decision.Move(var command) -> move(header, lineage, command, Optional.empty());
            case Decision.Join() -> {
                var joined = joins.gather(self, (Stand.Joining) self.stand());
                yield move(header, lineage, joined.command(), Optional.of(joined));
            }
            case Decision.Rejoin() -> rejoin(header, lineage);
            case Decision.FailJoin() -> {
                var joined = joins.failure(self);
                yield joined.isPresent() && move(header, lineage, joined.get().command(), joined);
            }
        };
    }

    /**
     * Moves 4 to 9. A message drives one effectful state, so a scheduled task that this command comes to is claimed with the
     * same record (rule 4); with run-ahead the worker then goes on to further ones.
     */
    private boolean move(Header header, Lineage lineage, Command command, Optional<Joins.Joined> joined) {
        var budget = 1 + header.conduct().runAhead();
        var begun = ports.time().now();
        var at = lineage;
        var next = command;
        var join = joined;
        var hasPerformed = false;
        while (true) {
            var setting = surroundings.of(header, at, ports.time().now(), claimNumber(at.self(), next, budget));
            var moved = hasPerformed ? resumed(setting, at.self(), next, budget > 0)
                    : advance(setting, at.self().frame(), next, budget > 0);
            if (at.self().name().isRoot() && AfterEffects.isBeginning(at.self(), at.self().number())) {
                // before the claim, which would be lost with a message that is not taken
                afterEffects.begin(header, at.self());
            }
            var stood = append(at, moved, join, hasPerformed);
            if (stood.isEmpty()) {
                return false;
            }
            var before = at.self();
            afterEffects.leave(header, before, stood.get().self());
            at = stood.get();
            if (afterEffects.isHistoryFull(header, before, at)) {
                return true;
            }
            join = Optional.empty();
            if (at.self().stand() instanceof Stand.Calling(var call)) {
                budget--;
                next = new Command.Complete(claims.perform(header, at.self(), call));
                hasPerformed = true;
                if (Duration.between(begun, ports.time().now()).compareTo(LONGEST_RUN_AHEAD) > 0) {
                    budget = 0;
                }
                var performed = at.self();
                if (claims.patiently(performed, () -> deleted.hasEnded(performed.execution(), header))) {
                    return true;
                }
                if (budget > 0 && claims.patiently(performed, () -> isOver(performed))) {
                    return true;
                }
            } else {
                afterEffects.follow(header, at);
                return true;
            }
        }
    }

    /** A redriven frame stands in a fork again: its children are made from those of the earlier life. */
    private boolean rejoin(Header header, Lineage lineage) {
        var self = lineage.self();
        var rejoined = resumption.rejoin(self, lineage.latest());
        var setting = surroundings.of(header, lineage, ports.time().now(), self.number() + 1);
        var joins = interpreter.apply(setting, self.frame(), new Command.Rejoin(rejoined.joining()));
        var next = self.last().then(HybridTime.after(lineage.latest(), ports.time().now()), joins.frame(), joins.events())
                .resuming(Optional.of(rejoined.resumed()));
        if (self.name().isRoot()) {
            afterEffects.begin(header, self);
        }
        var stood = append(lineage, next, false);
        if (stood.isEmpty()) {
            return false;
        }
        afterEffects.follow(header, stood.get());
        return true;
    }

    /** To run ahead is to decide on another effect, so a frame below others looks again whether its scope still is (rule 8). */
    private boolean isOver(Standing self) {
        return !self.name().isRoot() && journal.lineage(self.execution(), self.name()).orElseThrow().isOver();
    }

    /** The next record is the claim, when this step may claim; else it only schedules, and the one after it is. */
    private static long claimNumber(Standing self, Command command, int budget) {
        return command instanceof Command.Claim || budget > 0 ? self.number() + 1 : self.number() + 2;
    }

    /** The outcome of an effect is known here alone: where its state needs data that cannot be had just now, it is waited for. */
    private Transition resumed(Setting setting, Standing claim, Command outcome, boolean mayClaim) {
        return claims.patiently(claim, () -> advance(setting, claim.frame(), outcome, mayClaim));
    }

    private Transition advance(Setting setting, Frame frame, Command command, boolean mayClaim) {
        var moved = interpreter.apply(setting, frame, command);
        if (mayClaim && moved.frame().stand() instanceof Stand.Scheduled(var call)
                && !(call.resource() instanceof Resource.Activity) && !(command instanceof Command.Claim)) {
            var claimed = interpreter.apply(setting, moved.frame(), new Command.Claim());
            var events = new ArrayList<HistoryEvent>(moved.events());
            events.addAll(claimed.events());
            moved = new Transition(claimed.frame(), events);
        }
        return new Transition(Tokens.seal(moved.frame(), setting), moved.events());
    }

    private Optional<Lineage> append(Lineage lineage, Transition moved, Optional<Joins.Joined> joined,
                                     boolean hasPerformed) {
        var self = lineage.self();
        var seen = joined.map(j -> HybridTime.latest(j.time(), lineage.latest())).orElseGet(lineage::latest);
        var lease = moved.frame().stand() instanceof Stand.Calling ? Optional.of(settings.lease()) : Optional.<Duration>empty();
        var next = self.last().then(HybridTime.after(seen, ports.time().now()), moved.frame(), moved.events())
                .following(joined.map(j -> j.last().text())).leased(lease);
        return append(lineage, next, hasPerformed);
    }

    private Optional<Lineage> append(Lineage lineage, JournalRecord next, boolean hasPerformed) {
        var self = lineage.self();
        if (!(hasPerformed ? putPatiently(self, next) : put(self, next))) {
            return Optional.empty();
        }
        var standings = new ArrayList<>(lineage.standings());
        standings.set(standings.size() - 1, new Standing(self.execution(), self.name(), self.number() + 1, next));
        return Optional.of(new Lineage(List.copyOf(standings)));
    }

    private boolean put(Standing self, JournalRecord next) {
        return journal.append(self.execution(), self.name(), self.number() + 1, next);
    }

    private boolean putPatiently(Standing self, JournalRecord next) {
        var draft = claims.patiently(self, () -> journal.draft(self.execution(), self.name(), self.number() + 1, next));
        return claims.patiently(self, () -> journal.append(draft));
    }
}
