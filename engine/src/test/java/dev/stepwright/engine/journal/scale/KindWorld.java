package dev.stepwright.engine.journal.scale;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.inprocess.FixedRandomness;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.Executions.Description;
import dev.stepwright.engine.journal.drive.DurableExecutions;
import dev.stepwright.engine.journal.frame.ProtocolSettings;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.port.Tasks;
import dev.stepwright.engine.journal.port.VirtualTime;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.simulation.SimulatedActivityQueues;
import dev.stepwright.engine.journal.simulation.SimulatedJournalStore;
import dev.stepwright.engine.journal.simulation.SimulatedPayloadStore;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.engine.registry.Activities;
import dev.stepwright.engine.registry.DocumentsInMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** One machine, one worker, and a clock that jumps to the next thing that is due. */
final class KindWorld {

    static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:m:e";

    final KindQueue queue = new KindQueue();
    final CountedTable table = new CountedTable();
    final DurableExecutions executions;
    private final UnaryOperator<Payload> work;
    private final StateMachine machine;
    private final Ports ports;
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    /** @param work what a task makes of its parameters; null when it fails */
    KindWorld(StateMachine machine, Conduct conduct, UnaryOperator<Payload> work) {
        this.machine = machine;
        this.work = work;
        var activityQueues = new SimulatedActivityQueues(this::now, Duration.ofSeconds(30), wait -> now = now.plus(wait));
        var nonces = new AtomicLong();
        var randomness = new dev.stepwright.engine.expression.Randomness() {
            @Override
            public long nextLong() {
                return nonces.incrementAndGet();
            }

            @Override
            public String uuid() {
                return new FixedRandomness().uuid();
            }
        };
        this.ports = new Ports(table.over(new SimulatedJournalStore()), queue, queue, new SimulatedPayloadStore(), new Works(),
                new VirtualTime(this::now, moment -> now = now.plus(moment)), (_, _) -> () -> { }, randomness, (_, _) -> machine,
                new Activities(new DocumentsInMemory(), this::now, () -> "none"), activityQueues);
        this.executions = worker(conduct);
    }

    /** Another worker of a deployment that has that conduct. */
    DurableExecutions worker(Conduct conduct) {
        return new DurableExecutions(ports, ProtocolSettings.of("us-east-1").withConduct(conduct), new byte[32]);
    }

    private Instant now() {
        return now;
    }

    void start(String input, Conduct.Choice choice) {
        start(EXECUTION, input, choice);
    }

    void start(String execution, String input, Conduct.Choice choice) {
        var name = execution.substring(execution.lastIndexOf(':') + 1);
        executions.start(new Executions.Start(execution, name, "m", "m", "r", "role", Payload.ofText(input),
                machine.timeoutSeconds().isPresent() ? Optional.of(machine.timeoutSeconds().getAsLong()) : Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), choice));
    }

    /** Until nothing is due any more; says how many messages there were. */
    long run() {
        return run(executions);
    }

    long run(DurableExecutions worker) {
        return run(worker, Long.MAX_VALUE);
    }

    long run(DurableExecutions worker, long messages) {
        var driven = 0L;
        for (var next = queue.next(); next.isPresent(); next = queue.next()) {
            drive(worker, next.get());
            if (++driven == messages) {
                break;
            }
        }
        return driven;
    }

    private void drive(DurableExecutions worker, Nudge nudge) {
        if (nudge.kind() == Nudge.Kind.DEADLINE) {
            return;
        }
        now = nudge.due().isAfter(now) ? nudge.due() : now.plusMillis(1);
        worker.drive(nudge);
    }

    Description described() {
        return described(EXECUTION);
    }

    Description described(String execution) {
        return executions.describe(execution).orElseThrow();
    }

    /** When the clock stands there. */
    Instant time() {
        return now;
    }

    private final class Works implements Tasks {
        @Override
        public TaskOutcome perform(TaskCall call, Attempt attempt) {
            var result = work.apply(call.parameters());
            return result != null ? new TaskOutcome.Succeeded(result)
                    : new TaskOutcome.Failed(Failure.of("Refused"), TaskOutcome.Phase.WORK);
        }

        @Override
        public boolean isIdempotent(TaskCall call) {
            return false;
        }
    }
}
