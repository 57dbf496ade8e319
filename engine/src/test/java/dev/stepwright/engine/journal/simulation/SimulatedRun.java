package dev.stepwright.engine.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.DurableExecutions;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.Executions.Description;
import dev.stepwright.engine.journal.Executions.NumberedEvent;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.memory.MemoryRunner;
import dev.stepwright.engine.memory.Run;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One execution of one machine under one seed, and what must be true of it whatever struck. */
final class SimulatedRun {

    private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:m";
    private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:m:e";
    private static final Payload INPUT = Payload.ofText("{\"id\":7,\"items\":[1,2,3,4,5,6,7]}");
    private static final int POLLERS = 2;
    private static final Set<EventType> TERMINAL = Set.of(EventType.EXECUTION_SUCCEEDED, EventType.EXECUTION_FAILED,
            EventType.EXECUTION_ABORTED, EventType.EXECUTION_TIMED_OUT);

    private final StateMachine machine;
    private final World world;
    private final DurableExecutions api;
    private final DurableExecutions[] workers;
    private final Set<String> answered = new HashSet<>();
    private final List<String> handedOut = new ArrayList<>();
    private boolean finished;

    SimulatedRun(StateMachine machine, long seed, World.Faults faults, int runAhead) {
        this.machine = machine;
        this.world = new World(seed, machine, SimulatedRun::script, faults);
        this.api = world.process("api", runAhead);
        this.workers = new DurableExecutions[] {world.process("w0", runAhead), world.process("w1", runAhead),
            world.process("w2", runAhead)};
    }

    /** A task's behaviour, from its function's name and how often it was called. */
    static TaskOutcome script(TaskCall call, int times) {
        var function = call.resource() instanceof Resource.LambdaFunction lambda
                ? lambda.arn().substring(lambda.arn().lastIndexOf(':') + 1) : "ask";
        return switch (function) {
            case "ask" -> new TaskOutcome.Submitted(Optional.of(Payload.ofText("{\"asked\":true}")));
            case "fails-twice" -> times <= 2 ? failed("Busy") : done(function);
            case "fails-once" -> times <= 1 ? failed("Broken") : done(function);
            case "refuse" -> failed("Refused");
            default -> done(function);
        };
    }

    private static TaskOutcome failed(String error) {
        return new TaskOutcome.Failed(Failure.of(error, "scripted"));
    }

    private static TaskOutcome done(String function) {
        return new TaskOutcome.Succeeded(Payload.ofText("{\"function\":\"" + function + "\"}"));
    }

    /** Returns when the execution is closed and nothing moves any more. */
    void run() {
        world.run(workers, this::isDone, this::sweep, this::callBack);
        world.beKind();
        check();
    }

    private void start() {
        for (var again = true; again; ) {
            try {
                api.start(new Executions.Start(EXECUTION, "e", MACHINE, "m", "r", "role", INPUT, Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty()));
                again = false;
            } catch (StoreUnavailable e) {
                world.actors.handOver();
            }
        }
    }

    /** What clients do: start again what did not start, and answer the tokens they got, now and then twice or never. */
    private void callBack() {
        if (world.table.summary(EXECUTION).isEmpty() && world.actors.alive().stream().noneMatch(a -> a.name.equals("api:start"))) {
            world.actors.start("api:start", this::start);
        }
        if (world.activityQueues.isVisible(world.activity.queue())
                && world.actors.alive().stream().filter(a -> a.name.equals("api:poll")).count() < POLLERS) {
            world.actors.start("api:poll", this::work);
        }
        world.tokens.values().stream().filter(answered::add).toList().forEach(token -> {
            if (world.random.nextInt(6) > 0) {
                world.actors.start("api:callback", () -> deliver(token));
            }
            if (world.random.nextInt(6) == 0) {
                world.actors.start("api:callback", () -> deliver(token));
            }
        });
    }

    /** A worker of the activity: now and then it dies with its task, or beats first, or answers twice. */
    private void work() {
        Optional<Executions.ActivityTask> task;
        try {
            task = api.takeTask(world.activity, Optional.of("worker"), Duration.ofSeconds(20));
        } catch (StoreUnavailable e) {
            return;
        }
        if (task.isEmpty()) {
            return;
        }
        handedOut.add(attempt(task.get().token()));
        var answers = world.random.nextInt(6);
        if (answers == 1) {
            beat(task.get().token());
        }
        for (var i = 0; i < Math.min(answers, 2); i++) {
            deliver(task.get().token());
        }
    }

    private void beat(String token) {
        try {
            world.actors.sleepUntil(world.now().plusSeconds(20));
            api.heartbeat(token);
            world.actors.sleepUntil(world.now().plusSeconds(20));
        } catch (StoreUnavailable e) {
            world.actors.handOver();
        }
    }

    /** What a token is good for, without the random bits and the code at its end. */
    private static String attempt(String token) {
        var bytes = Base64.getUrlDecoder().decode(token);
        return new String(bytes, 0, bytes.length - 32, StandardCharsets.ISO_8859_1);
    }

    private void deliver(String token) {
        try {
            api.deliver(token, new TaskOutcome.Succeeded(Payload.ofText("\"yes\"")));
        } catch (StoreUnavailable e) {
            world.actors.handOver();
            deliver(token);
        }
    }

    private void sweep() {
        world.send(new Nudge(EXECUTION, "0", 0, Instant.EPOCH, world.now(), Nudge.Kind.SWEEP), java.time.Duration.ZERO);
    }

    private boolean isDone() {
        return world.table.summary(EXECUTION).filter(s -> !s.status().equals("RUNNING")).isPresent();
    }

    private void check() {
        var described = described();
        var expected = inMemory();
        assertThat(world.begun).as("no attempt begun twice").doesNotHaveDuplicates();
        assertThat(handedOut).as("no task to two workers").doesNotHaveDuplicates();
        switch (expected.outcome()) {
            case Outcome.Succeeded(var output) -> {
                assertThat(described.status()).isEqualTo("SUCCEEDED");
                assertThat(described.output().orElseThrow().node()).isEqualTo(output.node());
            }
            case Outcome.Failed(var failure) -> {
                assertThat(described.status()).isEqualTo("FAILED");
                assertThat(described.failure()).contains(failure);
            }
            case Outcome.Aborted aborted -> throw new AssertionError("nobody stops the reference");
            case Outcome.TimedOut timedOut -> throw new AssertionError("the reference has no time-out");
        }
        checkHistory(history());
    }

    private static void checkHistory(List<NumberedEvent> history) {
        for (var i = 0; i < history.size(); i++) {
            assertThat(history.get(i).id()).isEqualTo(i + 1L);
            assertThat(history.get(i).previousEventId()).isLessThan(i + 1L);
        }
        assertThat(history.getFirst().event().type()).isEqualTo(EventType.EXECUTION_STARTED);
        assertThat(history.stream().filter(e -> TERMINAL.contains(e.event().type()))).as("one terminal event, the last")
                .containsExactly(history.getLast());
    }

    Description described() {
        return api.describe(EXECUTION).orElseThrow();
    }

    List<NumberedEvent> history() {
        return api.history(EXECUTION).orElseThrow();
    }

    List<String> sent() {
        return world.sent;
    }

    List<String> trace() {
        return world.trace;
    }

    /** The reference: the same machine in one thread, with the same scripts. */
    Run inMemory() {
        var calls = new java.util.HashMap<String, Integer>();
        var runner = new MemoryRunner(call -> {
            var outcome = script(call, calls.merge(call.resource().arn(), 1, Integer::sum));
            return outcome instanceof TaskOutcome.Submitted ? new TaskOutcome.Succeeded(Payload.ofText("\"yes\"")) : outcome;
        }, dev.stepwright.engine.memory.Time.virtual(Instant.parse("2026-03-01T10:00:00Z")), new FixedChance());
        return runner.run(machine, new Setting.Execution(EXECUTION, "e", "role", Instant.parse("2026-03-01T10:00:00Z"),
                INPUT, 0, Optional.empty(), MACHINE, "m", "us-east-1"));
    }

    private static final class FixedChance implements dev.stepwright.engine.expression.Randomness {
        @Override
        public long nextLong() {
            return 4;
        }

        @Override
        public String uuid() {
            return "00000000-0000-4000-8000-000000000000";
        }
    }

    static String text(Payload payload) {
        return Json.write(payload.node());
    }
}
