package dev.stepwright.engine.journal.drive;

import dev.stepwright.engine.interpreter.Command;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.Inspector;
import dev.stepwright.engine.interpreter.Interpreter;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.StepDriver;
import dev.stepwright.engine.journal.codec.RecordCodec;
import dev.stepwright.engine.journal.frame.Closing;
import dev.stepwright.engine.journal.frame.Journal;
import dev.stepwright.engine.journal.frame.ProtocolSettings;
import dev.stepwright.engine.journal.frame.Sender;
import dev.stepwright.engine.journal.frame.Surroundings;
import dev.stepwright.engine.journal.frame.TaskTokens;
import dev.stepwright.engine.journal.port.JournalStore.Summary;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Origin;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.read.HistoryPages;
import dev.stepwright.engine.journal.read.HistoryReader;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.journal.record.HybridTime;
import dev.stepwright.engine.journal.record.JournalRecord;
import dev.stepwright.engine.journal.record.Redrive;
import dev.stepwright.engine.journal.sweep.Keeping;
import dev.stepwright.engine.journal.task.Abandoned;
import dev.stepwright.engine.journal.task.ActivityWork;
import dev.stepwright.engine.journal.task.Callbacks;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.engine.registry.Activity;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Both doors to the durable protocol, over one set of ports. Thread-safe; keeps nothing but caches of what never changes. */
public final class DurableExecutions implements Executions, StepDriver {

    private static final int TRIES = 20;

    private final Ports ports;
    private final ProtocolSettings settings;
    private final Journal journal;
    private final Interpreter interpreter;
    private final Surroundings surroundings;
    private final Sender sender;
    private final Closing closing;
    private final Redrives redrives;
    private final Callbacks callbacks;
    private final ActivityWork activityWork;
    private final RootEnd rootEnd;
    private final StepWorker worker;
    private final HistoryPages pages;

    /** @param tokenSecret at least 32 random bytes, the same for all workers of a deployment */
    public DurableExecutions(Ports ports, ProtocolSettings settings, byte[] tokenSecret) {
        var codec = new RecordCodec(ports.payloads(), settings.offloadBytes());
        var tokens = new TaskTokens(tokenSecret);
        this.ports = ports;
        this.settings = settings;
        this.interpreter = new Interpreter(Inspector.NONE, arn -> ports.activities().find(arn).isPresent());
        this.journal = new Journal(ports.journal(), codec, ports.randomness(), ports.time()::now);
        this.pages = new HistoryPages(journal);
        this.surroundings = new Surroundings(ports, settings, tokens);
        this.sender = new Sender(ports);
        this.closing = new Closing(journal, codec, settings.retention());
        var keeping = new Keeping(ports.journal(), ports.payloads(), codec);
        this.redrives = new Redrives(ports, settings, journal, interpreter, surroundings, sender, closing, keeping);
        this.callbacks = new Callbacks(ports, tokens, journal, interpreter, surroundings, sender);
        this.activityWork = new ActivityWork(ports, journal, interpreter, surroundings, sender);
        this.rootEnd = new RootEnd(ports, journal, interpreter, surroundings, sender);
        this.worker = new StepWorker(ports, settings, journal, interpreter, surroundings, sender, rootEnd,
                new Ends(journal, callbacks, closing), activityWork,
                new Abandoned(journal, this::stop), new DeletedMachines(ports.definitions(), this::end), keeping);
    }

    @Override
    public Verdict drive(Nudge nudge) {
        return worker.drive(nudge);
    }

    /** The nudge goes first: a call that dies after the append has already told the queue (T_APINUDGE). */
    @Override
    public Started start(Start start) {
        return start(start, Optional.empty());
    }

    @Override
    public Started start(Start start, Origin origin) {
        return start(start, Optional.of(origin));
    }

    private Started start(Start start, Optional<Origin> origin) {
        // Milliseconds are what history and API show.
        var now = Instant.ofEpochMilli(ports.time().now().toEpochMilli());
        var header = new Header(start.name(), start.stateMachine(), start.stateMachineName(), start.revision(),
                start.roleArn(), start.input(), now, start.timeoutSeconds().map(OptionalLong::of).orElse(OptionalLong.empty()),
                start.traceHeader(), start.stateMachineVersionArn(), start.stateMachineAliasArn(),
                start.choice().over(settings.conduct()), origin);
        sender.now(start.execution(), FrameName.ROOT, 0);
        var first = interpreter.begin(surroundings.ofRoot(start.execution(), header, now),
                start.stateMachineVersionArn(), start.stateMachineAliasArn());
        var opened = journal.open(start.execution(), new JournalRecord(HybridTime.after(HybridTime.ZERO, now), first.frame(),
                first.events(), Optional.empty(), Optional.empty(), Optional.of(header)),
                closing.opened(start.execution(), header));
        return opened ? new Started.Running(now) : taken(start, origin);
    }

    private Started taken(Start start, Optional<Origin> origin) {
        var found = journal.header(start.execution());
        if (found.isEmpty()) {
            // its time is over, and the name rests
            return new Started.NameTaken();
        }
        var existing = found.get();
        if (origin.isPresent() && existing.origin().equals(origin) && !journal.isOrphan(existing, origin.get())) {
            return new Started.Running(existing.startDate());
        }
        if (origin.filter(Origin::waits).isPresent()) {
            return new Started.NameTaken();
        }
        var same = existing.input().equals(start.input()) && existing.stateMachine().equals(start.stateMachine());
        var running = ports.journal().summary(start.execution()).filter(open -> open.status().equals(Closing.RUNNING)).isPresent();
        return same && running ? new Started.Running(existing.startDate()) : new Started.NameTaken();
    }

    @Override
    public Optional<Description> describe(String execution) {
        // The header may be remembered of an execution whose records have expired.
        return ports.journal().summary(execution).flatMap(summary -> journal.header(execution).map(header -> {
            var outcome = summary.status().equals(Closing.RUNNING) ? Optional.<Outcome>empty()
                    : Optional.of(closing.outcome(summary));
            var start = new Start(execution, header.name(), header.stateMachine(), header.stateMachineName(),
                    header.revision(), header.roleArn(), header.input(),
                    header.timeoutSeconds().isPresent() ? Optional.of(header.timeoutSeconds().getAsLong()) : Optional.empty(),
                    header.traceHeader(), header.stateMachineVersionArn(), header.stateMachineAliasArn(),
                    new Conduct.Choice(Optional.of(header.conduct().large()), Optional.of(header.conduct().runAhead())));
            var redrive = closing.told(summary).redrive();
            return new Description(start, summary.status(), header.startDate(), summary.stopDate(),
                    outcome.flatMap(DurableExecutions::output), outcome.flatMap(DurableExecutions::failure),
                    summary.redrives(), redrive.map(Redrive::date), notRedrivable(header, summary, redrive));
        }));
    }

    private Optional<String> notRedrivable(Header header, Summary summary, Optional<Redrive> redrive) {
        return redrives.refusal(header, summary.status(), summary.stopDate().orElse(Instant.EPOCH),
                summary.stopDate().isPresent() ? closing.eventsOf(summary) : 0, redrive, ports.time().now());
    }

    @Override
    public Redriving redrive(String execution, Optional<String> clientToken) {
        return redrives.redrive(execution, clientToken);
    }

    private static Optional<Payload> output(Outcome outcome) {
        return outcome instanceof Outcome.Succeeded(var output) ? Optional.of(output) : Optional.empty();
    }

    private static Optional<Failure> failure(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded succeeded -> Optional.empty();
            case Outcome.Failed(var failure) -> Optional.of(failure);
            case Outcome.Aborted(var failure) -> Optional.of(failure);
            case Outcome.TimedOut(var failure) -> Optional.of(failure);
        };
    }

    @Override
    public Optional<Instant> stop(String execution, Failure failure) {
        return end(execution, new Command.Abort(failure));
    }

    /** Ends it, unless it is over already; when it ended. */
    private Optional<Instant> end(String execution, Command command) {
        var header = journal.header(execution);
        if (header.isEmpty()) {
            return Optional.empty();
        }
        for (var i = 0; i < TRIES; i++) {
            var found = journal.lineage(execution, FrameName.ROOT);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            var lineage = found.get();
            var root = lineage.root();
            if (!(root.stand() instanceof Stand.Ended)) {
                var stopped = rootEnd.append(header.get(), root, lineage.latest(), command);
                if (stopped.isEmpty()) {
                    continue;
                }
                root = stopped.get();
            }
            worker.finish(header.get(), root);
            return Optional.of(Closing.stoppedAt(root));
        }
        throw new StoreUnavailable("the execution moved " + TRIES + " times while it was ended; ask again", null);
    }

    @Override
    public ListPage list(String stateMachine, Optional<String> status, int limit, Optional<String> cursor) {
        var page = ports.journal().list(stateMachine, status, limit, cursor);
        return new ListPage(page.summaries().stream().map(this::listed).toList(), page.cursor());
    }

    private Listed listed(Summary summary) {
        var told = closing.told(summary);
        return new Listed(summary.execution(), summary.name(), summary.stateMachine(), summary.status(), summary.startDate(),
                summary.stopDate(), summary.redrives(), told.redrive().map(Redrive::date), told.version(), told.alias());
    }

    @Override
    public Optional<HistoryPage> history(String execution, HistoryQuestion question) {
        return pages.page(execution, question);
    }

    @Override
    public Optional<List<NumberedEvent>> history(String execution) {
        var records = journal.scan(execution, "");
        return records.isEmpty() ? Optional.empty() : Optional.of(HistoryReader.read(records));
    }

    @Override
    public Optional<ActivityTask> takeTask(Activity activity, Optional<String> workerName, Duration wait) {
        return activityWork.take(activity, workerName, wait);
    }

    @Override
    public boolean isToken(String token) {
        return callbacks.isToken(token);
    }

    @Override
    public Delivery deliver(String token, TaskOutcome outcome) {
        return callbacks.deliver(token, outcome);
    }

    @Override
    public Delivery heartbeat(String token) {
        return callbacks.heartbeat(token);
    }
}
