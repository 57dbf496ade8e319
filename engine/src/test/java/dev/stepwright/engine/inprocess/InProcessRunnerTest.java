package dev.stepwright.engine.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.asl.JsonPathFlow;
import dev.stepwright.engine.asl.Next;
import dev.stepwright.engine.asl.ParallelState;
import dev.stepwright.engine.asl.PassState;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.State;
import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.TaskState;
import dev.stepwright.engine.asl.WaitState;
import dev.stepwright.engine.asl.Workflow;
import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.payload.Payload;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class InProcessRunnerTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Payload INPUT = Payload.ofText("{\"a\":1}");
    private static final Next END = new Next.End();

    private final RunTime time = RunTime.virtual(START);

    @Test
    void aPayloadThatNoExpressionLooksAtIsHandedOnAsItIs() {
        var run = run(OptionalLong.empty(), pass("A", new Next.To("B")), pass("B", END));

        assertThat(run.outcome()).isInstanceOfSatisfying(Outcome.Succeeded.class,
                succeeded -> assertThat(succeeded.output()).isSameAs(INPUT));
    }

    @Test
    void branchesRunOneAfterTheOtherAndEventsNameTheirFrame() {
        var parallel = new ParallelState("P", JsonPathFlow.NEUTRAL, List.of(workflow(pass("X", END)), workflow(pass("Y", END))),
                List.of(), List.of(), END);

        var run = run(OptionalLong.empty(), parallel);

        assertThat(run.outcome()).isEqualTo(new Outcome.Succeeded(Payload.ofText("[{\"a\":1},{\"a\":1}]")));
        assertThat(run.history()).extracting(FrameEvent::frame).containsExactly(List.of(), List.of(), List.of(),
                List.of(0), List.of(0), List.of(1), List.of(1), List.of(), List.of(), List.of());
    }

    @Test
    void aWaitBeyondTheMachinesTimeoutTimesTheExecutionOut() {
        var wait = new WaitState("W", JsonPathFlow.NEUTRAL, new WaitState.Seconds(60), END);

        var run = run(OptionalLong.of(5), wait);

        assertThat(run.outcome()).isInstanceOf(Outcome.TimedOut.class);
        assertThat(run.history().getLast().event().type()).isEqualTo(EventType.EXECUTION_TIMED_OUT);
        assertThat(run.history().getLast().event().details()).isEqualTo(new Details.Failure(Optional.of("States.Timeout"), Optional.empty()));
        assertThat(time.now()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void aCallbackThatCanNeverComeIsTheCallersMistake() {
        var task = new TaskState("T", JsonPathFlow.NEUTRAL,
                Resource.parse("arn:aws:states:::sqs:sendMessage.waitForTaskToken").orElseThrow(), Optional.empty(),
                Optional.empty(), Optional.empty(), List.of(), List.of(), END);

        assertThatThrownBy(() -> run(OptionalLong.empty(), task)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no callback comes");
    }

    private Run run(OptionalLong timeoutSeconds, State... states) {
        var runner = new InProcessRunner(_ -> new TaskOutcome.Submitted(Optional.empty()), time, new FixedRandomness());
        return runner.run(new StateMachine("", workflow(states), timeoutSeconds, Map.of()), execution());
    }

    private static Setting.Execution execution() {
        return new Setting.Execution("arn:aws:states:eu-west-1:123456789012:execution:m:e", "e", "role", START, INPUT, 0,
                Optional.empty(), "arn:aws:states:eu-west-1:123456789012:stateMachine:m", "m", "eu-west-1");
    }

    private static Workflow workflow(State... states) {
        Map<String, State> byName = new LinkedHashMap<>();
        for (var state : states) {
            byName.put(state.name(), state);
        }
        return new Workflow(states[0].name(), byName);
    }

    private static PassState pass(String name, Next next) {
        return new PassState(name, JsonPathFlow.NEUTRAL, Optional.empty(), next);
    }
}
