package dev.stepwright.engine.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.Executions.Started;
import dev.stepwright.engine.journal.drive.DurableExecutions;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.port.Tasks;
import dev.stepwright.engine.journal.port.VirtualTime;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.simulation.ExpiringJournalStore.Fault;
import dev.stepwright.engine.journal.sweep.Sweep;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.engine.registry.Activities;
import dev.stepwright.engine.registry.DocumentsInMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Executions of one name, one after the other, that are open for weeks, in tables whose items expire one by one, late, in any order.
 * Messages get lost, the sweep is down for days, workers are new ones now and then, and messages of former executions come late.
 */
final class LongLives {

    private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:m:e";
    private static final int OFFLOAD_BYTES = 60;
    private static final int EXECUTIONS = 3;
    private static final int MOST_TURNS = 20_000;
    private static final Duration SLACK = Duration.ofDays(7);
    private static final Duration RETENTION = Worlds.settings(0, OFFLOAD_BYTES).retention();
    private static final Duration SPARE = Duration.ofDays(2);
    /** For so long the sweep may be down; and what it sends may be lost, now and then twice, before half of the slack is over. */
    private static final Duration MOST_DOWN = Duration.ofDays(1);
    private static final Duration REST = Duration.ofMinutes(31);
    private static final StateMachine MACHINE = DefinitionReader.read("""
            {"StartAt": "First", "States": {
              "First": {"Type": "Wait", "SecondsPath": "$.first", "Next": "Both"},
              "Both": {"Type": "Parallel", "ResultPath": "$.got", "Next": "Last", "Branches": [
                {"StartAt": "Second", "States": {"Second": {"Type": "Wait", "SecondsPath": "$.second", "End": true}}},
                {"StartAt": "Echo", "States": {"Echo": {"Type": "Task", "End": true,
                  "Resource": "arn:aws:lambda:us-east-1:000000000000:function:echo"}}}]},
              "Last": {"Type": "Wait", "SecondsPath": "$.last", "End": true}}}
            """).machine().orElseThrow();

    private final Random random;
    private final ExpiringJournalStore table;
    private final ExpiringPayloadStore payloads;
    private final SimulatedQueue queue = new SimulatedQueue(this::now, Duration.ofSeconds(30));
    private final Sweep sweep;
    private final DurableExecutions[] processes = new DurableExecutions[2];
    private final List<Nudge> former = new ArrayList<>();
    private final Activities activities;
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private Instant nextSweep = now;

    LongLives(long seed, Fault fault) {
        random = new Random(seed);
        table = new ExpiringJournalStore(this::now, SLACK, RETENTION, fault);
        payloads = new ExpiringPayloadStore(this::now, SLACK.plus(RETENTION).plus(SPARE), fault != Fault.X_PAYLOADS);
        var documents = new DocumentsInMemory();
        sweep = new Sweep(table, queue, documents);
        activities = new Activities(documents, this::now, () -> "none");
        for (var i = 0; i < processes.length; i++) {
            processes[i] = process();
        }
    }

    private Instant now() {
        return now;
    }

    /** Returns when each had its own end, was there for as long as is promised, and was gone then. */
    void run() {
        for (var number = 0; number < EXECUTIONS; number++) {
            var input = input(number);
            var start = new Executions.Start(EXECUTION, "e", "m", "m", "r", "role", Payload.ofText(input), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.empty(), Conduct.Choice.NONE);
            assertThat(any().start(start)).as("start of number " + number).isEqualTo(new Started.Running(now));
            untilItEnds(number);
            var end = any().describe(EXECUTION).orElseThrow().stopDate().orElseThrow().plus(RETENTION);
            pass(end.minusMillis(1));
            holds(number, input);
            pass(end);
            assertThat(any().describe(EXECUTION)).as("number " + number + " after its retention").isEmpty();
            assertThat(any().history(EXECUTION)).as("its history").isEmpty();
            assertThat(table.list("m", Optional.empty(), 10, Optional.empty()).summaries()).as("listed").isEmpty();
            assertThat(any().start(start)).as("a name that rests").isEqualTo(new Started.NameTaken());
            pass(end.plus(REST).plus(Duration.ofHours(random.nextInt(24 * 20))));
        }
    }

    /** Days of three waits, at times none, and a text that is long enough to be a payload of its own. */
    private String input(int number) {
        return "{\"number\":" + number + ",\"first\":" + seconds() + ",\"second\":" + seconds() + ",\"last\":" + seconds()
                + ",\"text\":\"" + "x".repeat(OFFLOAD_BYTES * 2) + "\"}";
    }

    private long seconds() {
        return random.nextInt(3) == 0 ? 0 : random.nextLong(Duration.ofDays(40).toSeconds());
    }

    private void holds(int number, String input) {
        var described = any().describe(EXECUTION).orElseThrow();
        assertThat(described.status()).as("end of number " + number).isEqualTo("SUCCEEDED");
        assertThat(described.output().orElseThrow().node()).isEqualTo(Json.parse(input.substring(0, input.length() - 1)
                + ",\"got\":[" + input + "," + input + "]}"));
        var history = any().history(EXECUTION).orElseThrow();
        assertThat(history).as("history of number " + number).hasSize(17);
        assertThat(history.getLast().event().type().name()).isEqualTo("EXECUTION_SUCCEEDED");
    }

    private void untilItEnds(int number) {
        for (var turn = 0; turn < MOST_TURNS; turn++) {
            var open = any().describe(EXECUTION);
            assertThat(open).as("number " + number + " while it is open").isPresent();
            if (open.get().stopDate().isPresent()) {
                return;
            }
            turn();
        }
        throw new AssertionError("number " + number + " does not end");
    }

    private void pass(Instant until) {
        while (nextDue().isBefore(until)) {
            turn();
        }
        now = until;
    }

    private Instant nextDue() {
        return queue.nextDue().filter(due -> due.isBefore(nextSweep)).orElse(nextSweep);
    }

    private void turn() {
        var next = nextDue();
        now = next.isAfter(now) ? next : now;
        table.expired().stream().filter(_ -> random.nextInt(3) == 0).forEach(table::vanish);
        payloads.expired().stream().filter(_ -> random.nextInt(3) == 0).forEach(payloads::vanish);
        if (random.nextInt(40) == 0) {
            processes[random.nextInt(processes.length)] = process();
        }
        if (random.nextInt(30) == 0) {
            queue.loseAll();
        }
        if (!former.isEmpty() && random.nextInt(10) == 0) {
            queue.send(List.of(former.get(random.nextInt(former.size()))));
        }
        if (!now.isBefore(nextSweep)) {
            sweep.run(now, () -> true);
            nextSweep = now.plus(random.nextInt(20) == 0 ? MOST_DOWN : Duration.ofHours(6));
        }
        for (var message : queue.receive(1)) {
            any().drive(message.nudge());
            queue.acknowledge(message);
            former.add(message.nudge());
        }
    }

    private DurableExecutions any() {
        return processes[random.nextInt(processes.length)];
    }

    private DurableExecutions process() {
        var echo = new Tasks() {
            @Override
            public TaskOutcome perform(TaskCall call, Attempt attempt) {
                return new TaskOutcome.Succeeded(call.parameters());
            }

            @Override
            public boolean isIdempotent(TaskCall call) {
                return false;
            }
        };
        return new DurableExecutions(new Ports(table, queue, queue, payloads, echo, new VirtualTime(this::now, _ -> { }),
                (_, _) -> () -> { }, World.randomness(random), (_, _) -> MACHINE, activities,
                new SimulatedActivityQueues(this::now, Duration.ofSeconds(30), _ -> { })),
                Worlds.settings(0, OFFLOAD_BYTES), new byte[32]);
    }
}
