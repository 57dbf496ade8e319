package dev.stepwright.engine.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.inprocess.FixedRandomness;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.drive.DurableExecutions;
import dev.stepwright.engine.journal.frame.ProtocolSettings;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.port.Tasks;
import dev.stepwright.engine.journal.port.VirtualTime;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.engine.registry.Activities;
import dev.stepwright.engine.registry.Activity;
import dev.stepwright.engine.registry.DocumentsInMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of executions that nobody cares for: for days, and for longer than any may run. */
class LongWaitsTest {

    private static final String ACTIVITY = "arn:aws:states:us-east-1:000000000000:activity:work";
    private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:m:e";
    private static final Duration SWEEP = Duration.ofMinutes(30);

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final SimulatedQueue queue = new SimulatedQueue(() -> now, Duration.ofSeconds(30));
    private final SimulatedActivityQueues activityQueues =
            new SimulatedActivityQueues(() -> now, Duration.ofSeconds(30), wait -> now = now.plus(wait));
    private final Activities activities = new Activities(new DocumentsInMemory(), () -> now, () -> "work");
    private final Activity activity = activities.draft(ACTIVITY, "work", Map.of());

    @Test
    void aTaskThatNobodyTakesIsOfferedAgainOnceADay() {
        var executions = scheduled("");
        assertThat(offers()).as("as it is scheduled").isEqualTo(1);
        var swept = 0;
        for (var i = 0; i < 4 * 48; i++) {
            now = now.plus(SWEEP);
            sweep(executions);
            swept += offers();
        }
        assertThat(swept).as("in four days of sweeps").isEqualTo(4);
        sweep(executions);
        activityQueues.send(activity.queue(), new Nudge(EXECUTION, "0", 1, Instant.EPOCH, now, Nudge.Kind.STEP));
        assertThat(executions.takeTask(activity, Optional.of("late"), Duration.ZERO)).isPresent();
        sweep(executions);
        assertThat(offers()).as("now that it is taken").isZero();
    }

    @Test
    void aMessageThatComesAgainOffersAgain() {
        var executions = scheduled("");
        assertThat(offers()).isEqualTo(1);
        executions.drive(new Nudge(EXECUTION, "0", 0, Instant.EPOCH, now, Nudge.Kind.STEP));
        assertThat(offers()).isEqualTo(1);
    }

    @Test
    void aTaskThatIsOfferedTwiceGoesToOneWorker() {
        var executions = scheduled("");
        executions.drive(new Nudge(EXECUTION, "0", 0, Instant.EPOCH, now, Nudge.Kind.STEP));
        assertThat(executions.takeTask(activity, Optional.of("one"), Duration.ofSeconds(60))).isPresent();
        assertThat(executions.takeTask(activity, Optional.of("two"), Duration.ofSeconds(60))).isEmpty();
        assertThat(offers()).as("what is over is dropped").isZero();
    }

    @Test
    void theTimeOfATaskBeginsAgainWhenItIsTaken() {
        var executions = scheduled(", \"TimeoutSeconds\": 100");
        now = now.plusSeconds(60);
        assertThat(executions.takeTask(activity, Optional.empty(), Duration.ZERO)).isPresent();
        now = now.plusSeconds(60);
        drive(executions);
        assertThat(status(executions)).isEqualTo("RUNNING");
        now = now.plusSeconds(40);
        drive(executions);
        assertThat(status(executions)).isEqualTo("FAILED");
    }

    @Test
    void anExecutionIsEndedWhenItHasRunForTheLongestThatAnyMay() {
        var executions = scheduled("");
        now = now.plus(Duration.ofDays(365)).minusSeconds(1);
        sweep(executions);
        assertThat(status(executions)).isEqualTo("RUNNING");
        now = now.plusSeconds(1);
        sweep(executions);
        assertThat(status(executions)).isEqualTo("TIMED_OUT");
        assertThat(executions.history(EXECUTION).orElseThrow().getLast().event().type()).isEqualTo(EventType.EXECUTION_TIMED_OUT);
        assertThat(executions.takeTask(activity, Optional.empty(), Duration.ZERO)).isEmpty();
    }

    /** Timers fire up to a minute early; the message of the deadline may find a frame that moves just then. */
    @Test
    void aDeadlineThatComesEarlyAndMovesTheFrameComesAgain() {
        activities.add(activity);
        activityQueues.create(activity.queue());
        var executions = executions(DefinitionReader.read("{\"StartAt\": \"W\", \"TimeoutSeconds\": 1800, \"States\": {"
                + "\"W\": {\"Type\": \"Wait\", \"Seconds\": 1740, \"Next\": \"A\"}, \"A\": {\"Type\": \"Task\", \"Resource\": \""
                + ACTIVITY + "\", \"End\": true}}}").machine().orElseThrow());
        var deadline = now.plusSeconds(1800);
        executions.start(new Executions.Start(EXECUTION, "e", "m", "m", "r", "role", Payload.ofText("{}"), Optional.of(1800L),
                Optional.empty(), Optional.empty(), Optional.empty(), Conduct.Choice.NONE));
        drive(executions);
        queue.loseAll();
        now = now.plusSeconds(1740);
        executions.drive(new Nudge(EXECUTION, "0", 0, deadline, now, Nudge.Kind.DEADLINE));
        drive(executions);
        assertThat(offers()).as("the task that comes after the wait").isPositive();
        now = deadline;
        drive(executions);
        assertThat(status(executions)).isEqualTo("TIMED_OUT");
    }

    /** An execution whose task waits for a worker. */
    private DurableExecutions scheduled(String more) {
        activities.add(activity);
        activityQueues.create(activity.queue());
        var machine = DefinitionReader.read("{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Task\", \"Resource\": \""
                + ACTIVITY + "\", \"End\": true" + more + "}}}").machine().orElseThrow();
        var executions = executions(machine);
        executions.start(new Executions.Start(EXECUTION, "e", "m", "m", "r", "role", Payload.ofText("{}"), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Conduct.Choice.NONE));
        drive(executions);
        return executions;
    }

    private DurableExecutions executions(StateMachine machine) {
        var time = new VirtualTime(() -> now, moment -> now = now.plus(moment));
        var noTasks = new Tasks() {
            @Override
            public TaskOutcome perform(TaskCall call, Attempt attempt) {
                throw new AssertionError("an activity is not called");
            }

            @Override
            public boolean isIdempotent(TaskCall call) {
                return false;
            }
        };
        return new DurableExecutions(new Ports(new SimulatedJournalStore(), queue, queue, new SimulatedPayloadStore(), noTasks,
                time, (_, _) -> () -> { }, new FixedRandomness(), (_, _) -> machine, activities, activityQueues),
                ProtocolSettings.of("us-east-1"), new byte[32]);
    }

    private void sweep(DurableExecutions executions) {
        executions.drive(new Nudge(EXECUTION, "0", 0, Instant.EPOCH, now, Nudge.Kind.SWEEP));
        drive(executions);
    }

    /** Everything that is due. */
    private void drive(DurableExecutions executions) {
        for (var due = queue.receive(10); !due.isEmpty(); due = queue.receive(10)) {
            for (var message : due) {
                executions.drive(message.nudge());
                queue.acknowledge(message);
            }
        }
    }

    /** How many nudges lie in the activity's queue, which they are taken from. */
    private int offers() {
        List<Nudge> taken = new ArrayList<>();
        while (activityQueues.isVisible(activity.queue())) {
            var received = activityQueues.poll(activity.queue(), Duration.ZERO).orElseThrow();
            activityQueues.acknowledge(activity.queue(), received);
            taken.add(received.task());
        }
        return taken.size();
    }

    private static String status(DurableExecutions executions) {
        return executions.describe(EXECUTION).orElseThrow().status();
    }
}
