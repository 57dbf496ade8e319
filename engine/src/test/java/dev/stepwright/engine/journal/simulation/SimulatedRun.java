package dev.stepwright.engine.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.inprocess.FixedRandomness;
import dev.stepwright.engine.inprocess.InProcessRunner;
import dev.stepwright.engine.inprocess.Run;
import dev.stepwright.engine.inprocess.RunTime;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.Interpreter;
import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.Executions.Delivery;
import dev.stepwright.engine.journal.Executions.Description;
import dev.stepwright.engine.journal.Executions.NumberedEvent;
import dev.stepwright.engine.journal.Executions.Redriving;
import dev.stepwright.engine.journal.drive.DurableExecutions;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.simulation.NextVersion.Rollout;
import dev.stepwright.engine.journal.simulation.ScriptedServices.Handed;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** One execution of one machine under one seed, with its clients, and what must be true of it whatever struck. */
final class SimulatedRun {

    static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:m:e";
    private static final int PAGE = 5;
    /** Of so many runs one has its history read in pages too. */
    private static final int ONE_IN = 8;
    private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:m";
    private static final Payload INPUT = Payload.ofText("{\"id\":7,\"items\":[1,2,3,4,5],\"few\":[1,2,3]}");
    private static final Payload YES = Payload.ofText("\"yes\"");
    private static final int POLLERS = 2;
    /** Events that siblings may add while one of them counts: a step of each, and one more wherever a counting worker dies. */
    private static final int LATE = 24;
    private static final Duration LONG_SILENCE = Duration.ofMinutes(5);

    /**
     * @param stop     whether somebody may stop the execution, once in each of its lives
     * @param redrives how often it is redriven when it ends without success
     * @param clients  how they treat their tokens
     * @param sweeps   how often the sweep comes although nothing was lost
     * @param rollout  of the version that comes after this one
     */
    record Plan(StateMachine machine, int runAhead, boolean stop, int redrives, Clients clients, int sweeps, Mutant mutant,
                Rollout rollout) {

        Plan(StateMachine machine, int runAhead, boolean stop, int redrives, Clients clients, int sweeps, Mutant mutant) {
            this(machine, runAhead, stop, redrives, clients, sweeps, mutant, Rollout.NONE);
        }

        Plan(StateMachine machine, int runAhead, boolean stop, Clients clients, int sweeps, Mutant mutant) {
            this(machine, runAhead, stop, 0, clients, sweeps, mutant);
        }

        static Plan of(StateMachine machine, long seed) {
            return new Plan(machine, Math.floorMod(seed, 3) == 0 ? 3 : 0, Math.floorMod(seed, 7) == 0, Math.floorMod(seed, 4) % 3,
                    Clients.CARELESS, Math.floorMod(seed, 11) == 0 ? 3 : 0, Mutant.NONE);
        }

        Plan with(Mutant other) {
            return new Plan(machine, runAhead, stop, redrives, clients, sweeps, other, rollout);
        }

        Plan during(Rollout other) {
            return new Plan(machine, runAhead, stop, redrives, clients, sweeps, mutant, other);
        }
    }

    /** How clients answer: once; once and again; or at once or late, twice or never, and with tokens they made up. */
    enum Clients { CAREFUL, INSISTENT, CARELESS }

    private final Plan plan;
    private final World world;
    private final Random random;
    private final DurableExecutions api;
    private final DurableExecutions[] workers;
    private final HistoryCheck history;
    private final Set<String> handedOut = new HashSet<>();
    private final Map<String, Instant> redriven = new HashMap<>();
    private final Set<String> unanswered = new HashSet<>();
    /** Lives up to the last in which somebody stopped it. */
    private int stops;
    private int life;
    private boolean started;
    private int checked;
    private List<NumberedEvent> ended = List.of();

    SimulatedRun(Plan plan, Random random, Fate fate) {
        this.plan = plan;
        this.random = random;
        this.world = new World(random, plan.machine(), fate, plan.mutant(), plan.rollout(), ScriptedServices::behave,
                plan.sweeps());
        this.api = world.process("api", plan.runAhead());
        this.workers = new DurableExecutions[] {world.process("w0", plan.runAhead()), world.process("w1", plan.runAhead()),
            world.process("w2", plan.runAhead())};
        this.history = new HistoryCheck(world.observer());
    }

    static SimulatedRun seeded(Plan plan, long seed) {
        return seeded(plan, seed, Chaos.Mix.of(seed));
    }

    static SimulatedRun seeded(Plan plan, long seed, Chaos.Mix mix) {
        var random = new Random(seed);
        return new SimulatedRun(plan, random, new Chaos(random, mix));
    }

    /**
     * Returns when the execution is closed, nothing moves any more, and all that must hold does. In a virtual thread, where
     * handing over from actor to actor takes no help of the operating system.
     */
    void run() {
        var failure = new AtomicReference<Throwable>();
        var thread = Thread.ofVirtual().unstarted(() -> {
            try {
                world.run(workers, this::isDone, this::eachTurn);
                check();
            } catch (Throwable thrown) {
                failure.set(thrown);
            }
        });
        try {
            thread.start();
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failure.get() != null) {
            throw new AssertionError(failure.get().getMessage(), failure.get());
        }
    }

    private void eachTurn() {
        var restart = !started || world.table.summary(EXECUTION).isEmpty()
                && world.actors.alive().stream().noneMatch(a -> a.errand.kind == Errand.Kind.START);
        if (restart) {
            started = true;
            world.actors.start("api", Errand.of(Errand.Kind.START), this::start);
        }
        world.services().takeTokens().forEach(this::answer);
        if (world.activityQueues.isVisible(world.activity.queue())
                && world.actors.alive().stream().filter(a -> a.errand.kind == Errand.Kind.POLL).count() < POLLERS) {
            world.actors.start("api", Errand.of(Errand.Kind.POLL), this::work);
        }
        if (plan.stop() && stops <= life && random.nextInt(life == 0 ? 100 : 20) == 0) {
            stops = life + 1;
            world.actors.start("api", Errand.of(Errand.Kind.STOP), () -> stubbornly(() ->
                    api.stop(EXECUTION, Failure.of("Stopped", "by hand")).isPresent()));
        }
        if (world.actors.alive().stream().noneMatch(a -> a.errand.kind == Errand.Kind.REDRIVE)) {
            if (isToBeRedriven()) {
                redrive("again-" + life);
                if (random.nextInt(3) == 0) {
                    redrive("rival-" + life);
                }
            } else {
                // who gets no answer asks again
                List.copyOf(unanswered).forEach(this::redrive);
            }
        }
        // A history that is sound stays so until somebody writes.
        if (world.witness.landed() > checked && random.nextInt(4 + checked / 8) == 0) {
            checked = world.witness.landed();
            history.holds(EXECUTION);
        }
    }

    private void start() {
        stubbornly(() -> api.start(new Executions.Start(EXECUTION, "e", MACHINE, "m", "r", "role", INPUT,
                plan.machine().timeoutSeconds().isPresent() ? Optional.of(plan.machine().timeoutSeconds().getAsLong())
                        : Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Conduct.Choice.NONE)));
    }

    private boolean isToBeRedriven() {
        return life < plan.redrives() && !hasShortHistory() && world.table.summary(EXECUTION)
                .filter(s -> !s.status().equals("RUNNING") && !s.status().equals("SUCCEEDED")).isPresent();
    }

    /** At once, or when what was late has come; a call is repeated as SDKs do, and then comes to the same. */
    private void redrive(String token) {
        var of = life;
        unanswered.add(token);
        var patience = random.nextBoolean() ? Duration.ZERO : Duration.ofSeconds(random.nextInt(300));
        world.actors.start("api", Errand.of(Errand.Kind.REDRIVE), () -> {
            world.actors.sleepUntil(world.now().plus(patience));
            world.services().mend();
            for (var call = random.nextInt(2); call < 2; call++) {
                var answer = stubbornly(() -> api.redrive(EXECUTION, Optional.of(token)));
                unanswered.remove(token);
                if (answer instanceof Redriving.Redriven(var date)) {
                    assertThat(redriven.merge(token, date, (before, now) -> before)).as("a call repeated").isEqualTo(date);
                    life = Math.max(life, of + 1);
                }
            }
        });
    }

    /** A worker of the activity takes a task, which nobody else has; what it then does, clients do. */
    private void work() {
        try {
            api.takeTask(world.activity, Optional.of("worker"), Duration.ofSeconds(20)).ifPresent(task -> {
                assertThat(handedOut.add(attempt(task.token()))).as("a task to one worker").isTrue();
                answer(new Handed(task.token(), true));
            });
        } catch (StoreUnavailable again) {
            // it polls again
        }
    }

    /** What a token is good for, without the random bits and the code at its end. */
    private static String attempt(String token) {
        var bytes = Base64.getUrlDecoder().decode(token);
        return new String(bytes, 0, bytes.length - 32, StandardCharsets.ISO_8859_1);
    }

    /** What clients do with a token, after heartbeats. */
    private void answer(Handed handed) {
        var token = handed.token();
        if (handed.heartbeats()) {
            world.actors.start("client", Errand.with(Errand.Kind.HEARTBEAT, token), () -> {
                for (var beat = 0; beat < 3; beat++) {
                    stubbornly(() -> api.heartbeat(token));
                    world.actors.sleepUntil(world.now().plusSeconds(20));
                }
            });
        }
        var careless = plan.clients() == Clients.CARELESS;
        for (var left = answers(); left > 0; left--) {
            var patience = careless && random.nextInt(6) == 0 ? LONG_SILENCE
                    : handed.heartbeats() && random.nextBoolean() ? Duration.ofSeconds(45) : Duration.ZERO;
            world.actors.start("client", Errand.with(Errand.Kind.CALLBACK, token), () -> {
                world.actors.sleepUntil(world.now().plus(patience));
                deliver(token);
                if (plan.clients() == Clients.INSISTENT) {
                    deliver(token);
                }
            });
        }
        if (careless && random.nextInt(6) == 0) {
            world.actors.start("client", Errand.with(Errand.Kind.CALLBACK, token), () -> forge(token));
        }
    }

    private int answers() {
        return switch (plan.clients()) {
            case CAREFUL, INSISTENT -> 1;
            case CARELESS -> switch (random.nextInt(6)) {
                case 0 -> 0;
                case 1 -> 2;
                default -> 1;
            };
        };
    }

    private void deliver(String token) {
        var wasOpen = world.witness.isOpen(token);
        var answer = stubbornly(() -> {
            try {
                return api.deliver(token, new TaskOutcome.Succeeded(YES));
            } catch (Mutant.ToldTooLate mutant) {
                return Delivery.TASK_TIMED_OUT;
            }
        });
        switch (answer) {
            case DELIVERED -> assertThat(world.witness.isConsumed(token)).as("an answer that is taken is recorded").isTrue();
            case TASK_TIMED_OUT -> assertThat(wasOpen && world.witness.isOpen(token)).as("an open attempt was told it is over").isFalse();
            case INVALID_TOKEN, TASK_DOES_NOT_EXIST -> throw new AssertionError("a good token was answered " + answer);
        }
    }

    private void forge(String token) {
        var forged = token.toCharArray();
        var at = random.nextInt(forged.length - 1);
        forged[at] = forged[at] == 'A' ? 'B' : 'A';
        var answer = stubbornly(() -> api.deliver(new String(forged), new TaskOutcome.Succeeded(YES)));
        assertThat(answer).as("a forged token").isEqualTo(Delivery.INVALID_TOKEN);
    }

    private <T> T stubbornly(java.util.function.Supplier<T> call) {
        while (true) {
            try {
                return call.get();
            } catch (StoreUnavailable e) {
                world.actors.handOver();
            }
        }
    }

    private boolean isDone() {
        return !isToBeRedriven() && unanswered.isEmpty() && world.table.summary(EXECUTION).filter(s -> !s.status().equals("RUNNING")).isPresent()
                && world.others().isEmpty();
    }

    private void check() {
        var described = described();
        assertThat(described.redriveCount()).as("redrives").isEqualTo(world.witness.redrives()).isGreaterThanOrEqualTo(redriven.size());
        ended = history.holds(EXECUTION);
        if (plan.mutant() == Mutant.NONE && random.nextInt(ONE_IN) == 0) {
            Pages.checked(world.observer(), EXECUTION, PAGE);
        }
        var last = ended.getLast().event();
        assertThat(last.type()).as("the last event says what the summary says").isEqualTo(switch (described.status()) {
            case "SUCCEEDED" -> EventType.EXECUTION_SUCCEEDED;
            case "FAILED" -> EventType.EXECUTION_FAILED;
            case "ABORTED" -> EventType.EXECUTION_ABORTED;
            default -> EventType.EXECUTION_TIMED_OUT;
        });
        if (hasShortHistory()) {
            assertThat(ended.size()).as("events of a history that was full").isLessThanOrEqualTo((int) limits().historyEvents() + LATE);
        }
        started("child-endless").forEach(child -> assertThat(child.status()).as("nobody waits for it").isEqualTo("ABORTED"));
        assertThat(started("child-quick").size()).as("one for each attempt").isLessThanOrEqualTo(1 + described.redriveCount());
        if (described.status().equals("ABORTED")) {
            assertThat(stops).as("somebody stopped it").isPositive();
            return;
        }
        if (described.status().equals("TIMED_OUT")) {
            assertThat(plan.machine().timeoutSeconds()).as("it has a time-out").isPresent();
            return;
        }
        switch (inMemory().outcome()) {
            case Outcome.Succeeded(var output) -> {
                assertThat(described.status()).isEqualTo("SUCCEEDED");
                assertThat(described.output().orElseThrow().node()).isEqualTo(output.node());
            }
            case Outcome.Failed(var failure) -> {
                assertThat(described.status()).isEqualTo("FAILED");
                assertThat(described.failure().map(SimulatedRun::withoutIds)).contains(withoutIds(failure));
            }
            case Outcome.Aborted _, Outcome.TimedOut _ -> { }
        }
    }

    private Setting.Limits limits() {
        return Worlds.limits(plan.machine());
    }

    /** Such a machine fills its history, and then nothing is left to redrive. */
    private boolean hasShortHistory() {
        return limits().historyEvents() < Setting.Limits.STRICT.historyEvents();
    }

    /** Causes cite event ids, which a redrive moves. */
    private static Failure withoutIds(Failure failure) {
        return new Failure(failure.error(), failure.cause().map(cause -> cause.replaceAll("event id #\\d+", "event id")));
    }

    /** What tasks started of the machine of that name. */
    private List<JournalStore.Summary> started(String machine) {
        return world.table.list("arn:aws:states:us-east-1:000000000000:stateMachine:" + machine, Optional.empty(), 10,
                Optional.empty()).summaries();
    }

    Description described() {
        return world.observer().describe(EXECUTION).orElseThrow();
    }

    /** As it was read at the end. */
    List<NumberedEvent> history() {
        return ended;
    }

    List<String> sent() {
        return world.sent;
    }

    List<String> trace() {
        return world.trace;
    }

    World world() {
        return world;
    }

    /** The reference: the same machine in one thread, with the same scripts. */
    Run inMemory() {
        var calls = new HashMap<String, Integer>();
        var runner = new InProcessRunner(new Interpreter(), call -> {
            if (StartingServices.isStart(call)) {
                return StartingServices.told(call);
            }
            var outcome = ScriptedServices.behave(call, calls.merge(ScriptedServices.function(call), 1, Integer::sum));
            if (ScriptedServices.timesOut(call)) {
                return new TaskOutcome.TimedOut(Failure.of("States.Timeout"));
            }
            return outcome instanceof TaskOutcome.Submitted ? new TaskOutcome.Succeeded(YES)
                    : world.witness.redrives() > 0 ? ScriptedServices.mended(call, outcome) : outcome;
        }, RunTime.virtual(Instant.parse("2026-03-01T10:00:00Z")), new FixedRandomness(), limits(), UnaryOperator.identity());
        return runner.run(plan.machine(), new Setting.Execution(EXECUTION, "e", "role", Instant.parse("2026-03-01T10:00:00Z"),
                INPUT, 0, Optional.empty(), MACHINE, "m", "us-east-1"));
    }

    /** The number that a token names: the claim whose attempt it is good for. */
    static long claimOf(String token) {
        var content = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token)).position(1);
        content.position(content.position() + 2 + content.getShort(content.position()));
        content.position(content.position() + 2 + content.getShort(content.position()));
        return content.getLong();
    }
}
