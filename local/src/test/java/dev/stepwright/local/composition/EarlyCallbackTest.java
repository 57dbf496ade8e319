package dev.stepwright.local.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.Executions.Delivery;
import dev.stepwright.engine.journal.drive.DurableExecutions;
import dev.stepwright.engine.journal.frame.ProtocolSettings;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.port.Tasks;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.simulation.SimulatedActivityQueues;
import dev.stepwright.engine.journal.simulation.SimulatedJournalStore;
import dev.stepwright.engine.journal.simulation.SimulatedPayloadStore;
import dev.stepwright.engine.journal.simulation.SimulatedQueue;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.engine.registry.Activities;
import dev.stepwright.engine.registry.DocumentsInMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A function that answers its own task token before it returns, on the clock of one machine: half a second is all it waits (decision 5). */
class EarlyCallbackTest {

    private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:m:e";
    private static final StateMachine MACHINE = DefinitionReader.read("""
            {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
             "Parameters": {"FunctionName": "f", "Payload.$": "$$.Task.Token"}, "End": true}}}""").machine().orElseThrow();

    private final List<Duration> pauses = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final SimulatedQueue queue = new SimulatedQueue(Instant::now, Duration.ofMinutes(1));
    private final DurableExecutions executions = new DurableExecutions(new Ports(new SimulatedJournalStore(), queue, queue,
            new SimulatedPayloadStore(), new AnswersItself(), new PatientTime(pauses::add), (_, _) -> () -> { }, new Counted(),
            (_, _) -> MACHINE, new Activities(new DocumentsInMemory(), Instant::now, () -> "none"),
            new SimulatedActivityQueues(Instant::now, Duration.ofMinutes(1), _ -> { })),
            ProtocolSettings.of("us-east-1"), new byte[32]);

    @Test
    void aCallbackThatOvertakesItsCallIsAnsweredAfterHalfASecond() {
        executions.start(new Executions.Start(EXECUTION, "e", "m", "m", "r", "role", Payload.ofText("{}"), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Conduct.Choice.NONE));
        for (var due = queue.receive(10); !due.isEmpty(); due = queue.receive(10)) {
            due.forEach(message -> {
                executions.drive(message.nudge());
                queue.acknowledge(message);
            });
        }

        assertThat(deliveries).containsExactly(Delivery.DELIVERED);
        assertThat(executions.describe(EXECUTION).orElseThrow().status()).isEqualTo("SUCCEEDED");
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofMillis(500));
    }

    private final class AnswersItself implements Tasks {

        @Override
        public TaskOutcome perform(TaskCall call, Attempt attempt) {
            var token = call.parameters().node().path("Payload").textValue();
            deliveries.add(executions.deliver(token, new TaskOutcome.Succeeded(Payload.ofText("{}"))));
            return new TaskOutcome.Submitted(Optional.of(Payload.ofText("{}")));
        }

        @Override
        public boolean isIdempotent(TaskCall call) {
            return false;
        }
    }

    /** As records are told apart by their nonces. */
    private static final class Counted implements Randomness {

        private final AtomicLong next = new AtomicLong();

        @Override
        public long nextLong() {
            return next.incrementAndGet();
        }

        @Override
        public String uuid() {
            return "00000000-0000-4000-8000-" + nextLong();
        }
    }
}
