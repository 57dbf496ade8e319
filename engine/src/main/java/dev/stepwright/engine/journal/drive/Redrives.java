package dev.stepwright.engine.journal.drive;

import dev.stepwright.engine.interpreter.Command;
import dev.stepwright.engine.interpreter.Interpreter;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.journal.Executions.Redriving;
import dev.stepwright.engine.journal.fork.Resumption;
import dev.stepwright.engine.journal.frame.Closing;
import dev.stepwright.engine.journal.frame.Journal;
import dev.stepwright.engine.journal.frame.Lineage;
import dev.stepwright.engine.journal.frame.ProtocolSettings;
import dev.stepwright.engine.journal.frame.Sender;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.frame.Surroundings;
import dev.stepwright.engine.journal.frame.TaskTokens;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.journal.record.HybridTime;
import dev.stepwright.engine.journal.record.Redrive;
import dev.stepwright.engine.journal.record.Redrive.Token;
import dev.stepwright.engine.journal.sweep.Keeping;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * RedriveExecution (AWS guide, "Restarting state machine executions with redrive"): one more record of the root frame, behind the
 * one that ended it, together with the summary. Of two calls at once one appends it; what is late of the earlier life finds the frame
 * moved on.
 */
final class Redrives {

    private static final int TRIES = 20;
    /** How long AWS lets an execution be redriven after it closed, and how often. */
    private static final Duration PERIOD = Duration.ofDays(14);
    private static final int MOST = 1_000;
    /** Of the calls that a client token makes one of. */
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);
    private static final int MOST_TOKENS = 10;
    private static final int HASH_LENGTH = 16;

    private final Ports ports;
    private final ProtocolSettings settings;
    private final Journal journal;
    private final Interpreter interpreter;
    private final Surroundings surroundings;
    private final Sender sender;
    private final Closing closing;
    private final Keeping keeping;

    Redrives(Ports ports, ProtocolSettings settings, Journal journal, Interpreter interpreter, Surroundings surroundings,
             Sender sender, Closing closing, Keeping keeping) {
        this.ports = ports;
        this.settings = settings;
        this.journal = journal;
        this.interpreter = interpreter;
        this.surroundings = surroundings;
        this.sender = sender;
        this.closing = closing;
        this.keeping = keeping;
    }

    Redriving redrive(String execution, Optional<String> clientToken) {
        var header = journal.header(execution);
        if (header.isEmpty() || journal.store().summary(execution).isEmpty()) {
            return new Redriving.NoExecution();
        }
        var hash = clientToken.map(token -> TaskTokens.hash(token).substring(0, HASH_LENGTH));
        for (var i = 0; i < TRIES; i++) {
            var read = journal.lineage(execution, FrameName.ROOT);
            if (read.isEmpty()) {
                // remembered, but its records have expired
                return new Redriving.NoExecution();
            }
            var lineage = read.get();
            // Milliseconds are what history and API show.
            var now = Instant.ofEpochMilli(ports.time().now().toEpochMilli());
            var known = lineage.root().last().redrive().map(redrive -> living(redrive, now)).orElse(List.of());
            var repeated = known.stream().filter(token -> hash.equals(Optional.of(token.hash()))).findFirst();
            if (repeated.isPresent()) {
                return new Redriving.Redriven(repeated.get().date());
            }
            var refusal = refusal(header.get(), lineage.root(), now);
            if (refusal.isPresent()) {
                return new Redriving.NotRedrivable(refusal.get());
            }
            var tokens = Stream.concat(known.stream().skip(Math.max(0, known.size() - MOST_TOKENS + 1L)),
                    hash.stream().map(text -> new Token(text, now))).toList();
            if (append(header.get(), lineage, now, tokens)) {
                return new Redriving.Redriven(now);
            }
        }
        throw new StoreUnavailable("the execution moved " + TRIES + " times while it was redriven; ask again", null);
    }

    private static List<Token> living(Redrive redrive, Instant now) {
        return redrive.tokens().stream().filter(token -> token.date().plus(TOKEN_LIFE).isAfter(now)).toList();
    }

    private boolean append(Header header, Lineage lineage, Instant now, List<Token> tokens) {
        var root = lineage.root();
        var number = root.number() + 1;
        var redrive = new Redrive(root.last().redrive().map(Redrive::count).orElse(0) + 1, now, number, tokens);
        var fork = Resumption.forkOf(journal, root);
        // what was kept as of a closed execution may be about to go
        keeping.keep(root.execution());
        // No message is behind this call, so the nudge goes first (T_APINUDGE).
        sender.now(root.execution(), root.name(), number);
        var redriven = interpreter.apply(surroundings.of(header, lineage, now, number), root.frame(),
                new Command.Redrive(redrive.count()));
        var next = root.last().then(HybridTime.after(lineage.latest(), now), redriven.frame(), redriven.events())
                .redriven(redrive).resuming(fork);
        var reopened = closing.reopened(header, new Standing(root.execution(), root.name(), number, next));
        return journal.reopen(root.execution(), number, next, reopened);
    }

    private Optional<String> refusal(Header header, Standing root, Instant now) {
        var status = root.stand() instanceof Stand.Ended(Outcome outcome) ? Closing.status(outcome) : Closing.RUNNING;
        return refusal(header, status, Closing.stoppedAt(root), root.frame().events(), root.last().redrive(), now);
    }

    /** Why an execution cannot be redriven; empty when it can. */
    Optional<String> refusal(Header header, String status, Instant stopped, long events, Optional<Redrive> redrive, Instant now) {
        if (status.equals(Closing.RUNNING) || status.equals("SUCCEEDED")) {
            return Optional.of("Execution is " + status + " and cannot be redriven");
        }
        // One event for ExecutionRedriven, and one at least for what follows.
        if (events >= settings.limits(header).historyEvents() - 1) {
            return Optional.of("Execution history event limit exceeded");
        }
        if (!now.isBefore(header.startDate().plus(settings.longestExecution()))) {
            return Optional.of("Execution has exceeded the max execution time");
        }
        if (!now.isBefore(stopped.plus(PERIOD))) {
            return Optional.of("Execution redrivable period exceeded");
        }
        return redrive.filter(before -> before.count() >= MOST).map(before -> "Execution redrive limit exceeded");
    }
}
