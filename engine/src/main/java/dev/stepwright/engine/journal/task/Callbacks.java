package dev.stepwright.engine.journal.task;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.interpreter.Command;
import dev.stepwright.engine.interpreter.Interpreter;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.Executions.Delivery;
import dev.stepwright.engine.journal.frame.ChildExecution;
import dev.stepwright.engine.journal.frame.Journal;
import dev.stepwright.engine.journal.frame.Lineage;
import dev.stepwright.engine.journal.frame.Sender;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.frame.Surroundings;
import dev.stepwright.engine.journal.frame.TaskTokens;
import dev.stepwright.engine.journal.frame.TaskTokens.Named;
import dev.stepwright.engine.journal.port.JournalStore.Beat;
import dev.stepwright.engine.journal.port.Origin;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.journal.record.HybridTime;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What external workers do with task tokens (docs/protocol.md, "Tokens, callbacks, activities"). */
public final class Callbacks {

    private static final int TRIES = 20;
    private static final int EARLY_READINGS = 25;
    private static final Duration EARLY_PAUSE = Duration.ofMillis(20);

    private final Ports ports;
    private final TaskTokens tokens;
    private final Journal journal;
    private final Interpreter interpreter;
    private final Surroundings surroundings;
    private final Sender sender;

    public Callbacks(Ports ports, TaskTokens tokens, Journal journal, Interpreter interpreter, Surroundings surroundings,
              Sender sender) {
        this.ports = ports;
        this.tokens = tokens;
        this.journal = journal;
        this.interpreter = interpreter;
        this.surroundings = surroundings;
        this.sender = sender;
    }

    /**
     * What a callback is for.
     *
     * @param fits of the call that the attempt made: whether whoever tells of it may
     */
    private record Told(Named attempt, Predicate<TaskCall> fits, Function<TaskCall, TaskOutcome> outcome) {
    }

    public boolean isToken(String token) {
        return tokens.open(token).isPresent();
    }

    public Delivery deliver(String token, TaskOutcome outcome) {
        return tokens.open(token).map(named -> deliver(new Told(named, call -> matches(call, token), _ -> outcome)))
                .orElse(Delivery.INVALID_TOKEN);
    }

    /** Tells the attempt that started an execution how that ended. */
    public void deliver(Origin origin, Function<TaskCall, TaskOutcome> outcome) {
        deliver(new Told(new Named(origin.execution(), new FrameName(origin.frame()), origin.claim()), ChildExecution::isAwaited,
                outcome));
    }

    private Delivery deliver(Told told) {
        var named = told.attempt();
        var early = 0;
        for (var i = 0; i < TRIES; i++) {
            var header = journal.header(named.execution());
            var lineage = header.flatMap(h -> journal.lineage(named.execution(), named.frame()));
            if (lineage.isEmpty()) {
                return Delivery.TASK_DOES_NOT_EXIST;
            }
            if (early < EARLY_READINGS && isOvertaking(lineage.get().self(), named.claim())) {
                early++;
                i--;
                ports.time().turn(EARLY_PAUSE);
                continue;
            }
            var delivered = deliver(header.get(), lineage.get(), told);
            if (delivered.isPresent()) {
                return delivered.get();
            }
        }
        throw new StoreUnavailable("the task's frame moved " + TRIES + " times while its outcome was delivered", null);
    }

    /**
     * A callback may overtake the answer of the very call that carried its token. It is good all the same (T_EARLYCALL), but
     * a moment's patience lets the answer into the history as the output of TaskSubmitted.
     */
    private static boolean isOvertaking(Standing self, long claim) {
        return self.stand() instanceof Stand.Calling && self.number() == claim;
    }

    /** Empty: an append was refused, so look again. */
    private Optional<Delivery> deliver(Header header, Lineage lineage, Told told) {
        var self = lineage.self();
        if (isRepeat(self, told)) {
            sender.now(self.execution(), self.name(), self.number());
            return Optional.of(Delivery.DELIVERED);
        }
        if (lineage.isOver() || !isOpenFor(self, told.attempt().claim(), told.fits())) {
            return Optional.of(Delivery.TASK_TIMED_OUT);
        }
        // No message is behind this call, so the nudge goes first (T_APINUDGE).
        sender.now(self.execution(), self.name(), self.number() + 1);
        var now = ports.time().now();
        var moved = interpreter.apply(surroundings.of(header, lineage, now, self.number() + 1), self.frame(),
                new Command.Deliver(told.outcome().apply(self.call().orElseThrow())));
        var next = self.last().then(HybridTime.after(lineage.latest(), now), moved.frame(), moved.events());
        return journal.append(self.execution(), self.name(), self.number() + 1, next)
                ? Optional.of(Delivery.DELIVERED) : Optional.empty();
    }

    public Delivery heartbeat(String token) {
        var named = tokens.open(token);
        if (named.isEmpty()) {
            return Delivery.INVALID_TOKEN;
        }
        var lineage = journal.lineage(named.get().execution(), named.get().frame());
        if (lineage.isEmpty()) {
            return Delivery.TASK_DOES_NOT_EXIST;
        }
        var self = lineage.get().self();
        if (lineage.get().isOver() || !isOpenFor(self, named.get().claim(), call -> matches(call, token))) {
            return Delivery.TASK_TIMED_OUT;
        }
        self.call().map(TaskCall::heartbeatSeconds).filter(java.util.OptionalLong::isPresent).ifPresent(seconds ->
                journal.store().beat(new Beat(self.execution(), self.name().text(), waitingRecord(self, named.get().claim()),
                        ports.time().now().plusSeconds(seconds.getAsLong()))));
        return Delivery.DELIVERED;
    }

    /** Number of the record in which the attempt waits for its token: an activity's claim itself, else the one after the claim. */
    private static long waitingRecord(Standing self, long claim) {
        return self.call().filter(call -> call.resource() instanceof Resource.Activity).isPresent() ? claim : claim + 1;
    }

    /**
     * A token is good for its own attempt: the claim with its number, or the waiting record right after; of an activity, whose
     * claim is the waiting record, for that alone (M_TOKENNUMBER).
     */
    private static boolean isOpenFor(Standing self, long claim, Predicate<TaskCall> fitting) {
        var fits = switch (self.stand()) {
            case Stand.Calling calling -> self.number() == claim;
            case Stand.Awaiting awaiting -> self.number() == waitingRecord(self, claim);
            case Stand.Told told -> false;
            case Stand.Entering entering -> false;
            case Stand.Scheduled scheduled -> false;
            case Stand.Waiting waiting -> false;
            case Stand.BackingOff backingOff -> false;
            case Stand.Joining joining -> false;
            case Stand.Ended ended -> false;
        };
        return fits && self.call().filter(fitting).isPresent();
    }

    /** The same call again, perhaps after a crash: its outcome is already there, and its nudge may be lost. */
    private static boolean isRepeat(Standing self, Told told) {
        var claim = told.attempt().claim();
        return self.stand() instanceof Stand.Told(var call, var outcome) && (self.number() == claim + 1 || self.number() == claim + 2)
                && told.fits().test(call) && outcome.equals(told.outcome().apply(call));
    }

    private static boolean matches(TaskCall call, String token) {
        return call.token().filter(hash -> TaskTokens.matches(token, hash)).isPresent();
    }
}
