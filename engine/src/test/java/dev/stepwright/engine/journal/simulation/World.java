package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.journal.codec.RecordCodec;
import dev.stepwright.engine.journal.codec.UnknownRecordFormat;
import dev.stepwright.engine.journal.drive.DurableExecutions;
import dev.stepwright.engine.journal.port.ActivityQueues;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.KeepAlive;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Nudges;
import dev.stepwright.engine.journal.port.PayloadStore;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.port.Tasks;
import dev.stepwright.engine.journal.port.Time;
import dev.stepwright.engine.journal.port.Timers;
import dev.stepwright.engine.journal.port.VirtualTime;
import dev.stepwright.engine.journal.simulation.Fate.Mishap;
import dev.stepwright.engine.journal.simulation.NextVersion.Rollout;
import dev.stepwright.engine.registry.Activities;
import dev.stepwright.engine.registry.Activity;
import dev.stepwright.engine.registry.Definitions;
import dev.stepwright.engine.registry.Documents;
import dev.stepwright.engine.registry.DocumentsInMemory;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A deployment in which everything that can go wrong does, as one seed decides: messages doubled, lost, reordered, early;
 * writes refused, or applied and reported failed; workers killed at any call of a port, or slower than their lease; clocks
 * that differ by minutes and jump. A bounded number of faults strikes, then the world is kind, so every execution must end.
 */
final class World {

    private static final int WORKERS = 3;
    private static final int LONGEST_RUN = 60_000;
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    /** What takes longer is taken for standing still. */
    private static final Instant HORIZON = START.plus(Duration.ofDays(20));
    private static final int OFFLOAD_BYTES = 60;

    final Random random;
    final Actors actors = new Actors();
    /** Executions are so young only that every sweep keeps them on; nothing is gone before the horizon. */
    final ExpiringJournalStore table = new ExpiringJournalStore(this::now, Duration.ofMinutes(2), Duration.ofDays(90),
            ExpiringJournalStore.Fault.NONE);
    final List<String> trace = new ArrayList<>();
    /** What workers and API calls sent, as frame, number, due time and kind. */
    final List<String> sent = new ArrayList<>();
    /** Which version read what of which, while two of them run. */
    final Set<String> versions = new HashSet<>();
    final Gate gate;
    final Witness witness;
    final Activity activity;
    final SimulatedActivityQueues activityQueues = new SimulatedActivityQueues(this::now, Queue.VISIBILITY, _ -> { });
    private final Documents documents = new DocumentsInMemory();
    private final Activities activities = new Activities(documents, this::now, () -> "work");
    private final JournalStore stored;
    private final Fate fate;
    private final Mutant mutant;
    private final Rollout rollout;
    private final StateMachine machine;
    private final Queue queue = new Queue();
    private final PayloadStore payloads = new SimulatedPayloadStore();
    private final ScriptedServices services;
    private boolean lost;
    private int sweeps;
    private int idleSweeps;
    private Instant now = START;

    World(Random random, StateMachine machine, Fate fate, Mutant mutant, Rollout rollout, ScriptedServices.Script script,
          int idleSweeps) {
        this.random = random;
        this.idleSweeps = idleSweeps;
        this.machine = machine;
        this.fate = fate;
        this.mutant = mutant;
        this.rollout = rollout;
        this.gate = new Gate(this, fate);
        this.stored = mutant.table(table);
        this.witness = new Witness(stored, table, new RecordCodec(payloads, OFFLOAD_BYTES), actors,
                mutant == Mutant.T_STRICT);
        this.services = new ScriptedServices(this, script);
        this.activity = activities.draft("arn:aws:states:us-east-1:000000000000:activity:work", "work", Map.of());
        activities.add(activity);
        activityQueues.create(activity.queue());
    }

    Instant now() {
        return now;
    }

    boolean isMutant(Mutant other) {
        return mutant == other;
    }

    ScriptedServices services() {
        return services;
    }

    RecordCodec codec() {
        return new RecordCodec(payloads, OFFLOAD_BYTES);
    }

    /** A worker, or an API process, with a clock of its own. */
    DurableExecutions process(String name, int runAhead) {
        var queueEnd = new QueueEnd(name);
        var journal = gate.guard(JournalStore.class,
                NextVersion.seenBy(name, rollout, mutant.journal(witness, this), this));
        var executions = new AtomicReference<DurableExecutions>();
        var ports = new Ports(journal, gate.guard(Nudges.class, mutant.nudges(queueEnd, this)),
                gate.guard(Timers.class, queueEnd), gate.guard(PayloadStore.class, payloads),
                gate.guard(Tasks.class, new StartingServices(services, this, executions::get)), time(name), this::keepAlive, randomness(random),
                gate.guard(Definitions.class, (Definitions) (arn, revision) -> definition(arn)),
                new Activities(gate.guard(Documents.class, documents), this::now, () -> "none"),
                gate.guard(ActivityQueues.class, mutant.offers(new ActivityQueueEnd(), this)));
        executions.set(new DurableExecutions(ports, mutant.settings(Worlds.settings(runAhead, OFFLOAD_BYTES, Worlds.limits(machine))), new byte[32]));
        return executions.get();
    }

    private StateMachine definition(String arn) {
        return arn.endsWith(":m") ? machine : StartingServices.definition(arn.substring(arn.lastIndexOf(':') + 1));
    }

    /** One that nothing happens to, to look at what is there. */
    DurableExecutions observer() {
        return new DurableExecutions(new Ports(stored, nudges -> { }, nudge -> { }, payloads, services, time("observer"),
                this::keepAlive, randomness(random), (arn, revision) -> definition(arn), activities, activityQueues),
                Worlds.settings(0, OFFLOAD_BYTES, Worlds.limits(machine)), new byte[32]);
    }

    private Time time(String process) {
        return new VirtualTime(() -> now.plus(fate.skew(process)), moment -> actors.sleepUntil(now.plus(moment)));
    }

    private KeepAlive.Beating keepAlive(Duration period, Runnable action) {
        var closed = new AtomicBoolean();
        var owner = actors.running();
        actors.start(owner.process, Errand.of(Errand.Kind.BEAT), () -> {
            while (true) {
                actors.sleepUntil(now.plus(period));
                if (closed.get() || owner.isOver()) {
                    return;
                }
                try {
                    action.run();
                } catch (StoreUnavailable again) {
                    // as the real ones do: the next beat may get through
                }
            }
        });
        return () -> closed.set(true);
    }

    static Randomness randomness(Random random) {
        return new Randomness() {
            @Override
            public long nextLong() {
                return random.nextLong();
            }

            @Override
            public String uuid() {
                return new java.util.UUID(random.nextLong(), random.nextLong()).toString();
            }
        };
    }

    /** Runs until {@code done}, and nothing is left that moves. */
    void run(DurableExecutions[] workers, BooleanSupplier done, Runnable eachTurn) {
        try {
            for (var turn = 0; turn < LONGEST_RUN; turn++) {
                eachTurn.run();
                if (idleSweeps > 0 && random.nextInt(5) == 0 && table.summary(SimulatedRun.EXECUTION).isPresent()) {
                    idleSweeps--;
                    sweep();
                }
                if (!turn(workers) && !pass(done)) {
                    return;
                }
            }
            throw new AssertionError("no end after " + LONGEST_RUN + " turns");
        } finally {
            actors.endAll();
        }
    }

    private boolean turn(DurableExecutions[] workers) {
        var ready = actors.alive().stream().filter(a -> !a.asleepUntil().isAfter(now)).toList();
        var busy = actors.alive().stream().filter(a -> a.errand.kind == Errand.Kind.DRIVE).count();
        var visible = busy < WORKERS ? queue.visible(now) : List.<Queue.Message>of();
        if (ready.isEmpty() && visible.isEmpty()) {
            return false;
        }
        var pick = random.nextInt(ready.size() + visible.size());
        if (pick < ready.size()) {
            actors.resume(ready.get(pick));
        } else {
            var worker = random.nextInt(workers.length);
            receive(visible.get(pick - ready.size()), workers[worker], "w" + worker);
        }
        return true;
    }

    /** Nothing is ready: let time pass to what comes next. False: nothing will come any more. */
    private boolean pass(BooleanSupplier done) {
        var next = Stream.of(queue.next(now).stream(), activityQueues.nextVisible(activity.queue()).stream(),
                actors.alive().stream().map(Actors.Actor::asleepUntil)).flatMap(i -> i).filter(i -> i.isAfter(now))
                .min(Instant::compareTo).filter(HORIZON::isAfter);
        if (next.isPresent()) {
            now = next.get();
            return true;
        }
        if (done.getAsBoolean()) {
            return false;
        }
        if (!lost && others().isEmpty() || sweeps++ > fate.struck() + 2) {
            throw new AssertionError("everything is at rest, and not done");
        }
        sweep();
        return true;
    }

    private void sweep() {
        trace.add("sweep");
        Stream.concat(Stream.of(SimulatedRun.EXECUTION), others().stream())
                .forEach(open -> put(new Nudge(open, "0", 0, Instant.EPOCH, now, Nudge.Kind.SWEEP), now));
    }

    /** Executions that tasks started, and that are open still. */
    List<String> others() {
        return table.open(100, Optional.empty()).summaries().stream().map(JournalStore.Summary::execution)
                .filter(open -> !open.equals(SimulatedRun.EXECUTION)).toList();
    }

    private void receive(Queue.Message message, DurableExecutions worker, String name) {
        var receipt = queue.receive(message, now);
        var errand = Errand.drive(message.nudge);
        trace.add(name + " " + errand);
        actors.start(name, errand, () -> {
            try {
                worker.drive(message.nudge);
            } catch (StoreUnavailable | UnknownRecordFormat given) {
                message.comesBack(now.plusSeconds(1));
                return;
            } catch (Mutant.Acknowledged early) {
                queue.delete(message);
                return;
            } catch (Mutant.GivenBack given) {
                message.comesBack(given.until);
                return;
            }
            witness.acknowledge(errand);
            // A receipt that has lapsed may or may not delete.
            if (gate.pass("queue.acknowledge") && (message.receives() == receipt || random.nextBoolean())) {
                queue.delete(message);
            }
        });
    }

    /** What the running worker was driven by is deleted under its hands. */
    void deleteDriving() {
        queue.visible(Instant.MAX).stream()
                .filter(m -> actors.running().errand.nudge.filter(n -> n == m.nudge).isPresent()).forEach(queue::delete);
    }

    Queue.Message put(Nudge nudge, Instant visible) {
        return queue.put(nudge, visible.isAfter(now) ? visible : now);
    }

    /** The activity's queue: what is sent may be lost, or come twice. */
    private final class ActivityQueueEnd extends PassingActivityQueues {

        ActivityQueueEnd() {
            super(activityQueues);
        }

        @Override
        public void send(String queue, Nudge task) {
            if (fate.strikes(Mishap.LOSE)) {
                lost = true;
                trace.add("lose offer " + task.frame() + "#" + task.number());
                return;
            }
            super.send(queue, task);
            if (fate.strikes(Mishap.DOUBLE)) {
                super.send(queue, task);
            }
        }
    }

    /** The queue as one process sees it: a delay is reckoned by the sender's clock. */
    private final class QueueEnd implements Nudges, Timers {

        private final String process;

        QueueEnd(String process) {
            this.process = process;
        }

        @Override
        public void send(Collection<Nudge> nudges) {
            nudges.forEach(this::schedule);
        }

        @Override
        public void schedule(Nudge nudge) {
            sent.add(nudge.frame() + "#" + nudge.number() + " " + nudge.due() + " " + nudge.kind());
            var visible = nudge.due().equals(Instant.EPOCH) ? now : nudge.due().minus(fate.skew(process));
            if (fate.strikes(Mishap.LOSE)) {
                lost = true;
                trace.add("lose " + nudge.frame() + "#" + nudge.number());
                return;
            }
            var copies = fate.strikes(Mishap.DOUBLE) ? 2 : 1;
            for (var copy = 0; copy < copies; copy++) {
                var early = visible.isAfter(now) && fate.strikes(Mishap.EARLY);
                var late = fate.strikes(Mishap.LATE) ? Duration.ofSeconds(random.nextInt(120)) : Duration.ZERO;
                put(nudge, early ? now : visible.plus(late));
            }
        }
    }
}
