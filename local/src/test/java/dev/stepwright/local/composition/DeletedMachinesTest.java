package dev.stepwright.local.composition;

import static dev.stepwright.local.composition.OneProcess.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of running executions when their machine is deleted (API reference, DeleteStateMachine). */
@Timeout(90)
class DeletedMachinesTest {

    private static final String THEN = "\"Next\": \"P\"}, \"P\": {\"Type\": \"Pass\", \"End\": true}}}";
    private static final String WAIT = "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 3, " + THEN;
    private static final String FORK = """
            {"StartAt": "F", "States": {"F": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 3, "Next": "P"}, "P": {"Type": "Pass", "End": true}}},
              {"StartAt": "L", "States": {"L": {"Type": "Wait", "Seconds": 3600, "End": true}}}]}}}""";

    private OneProcess process;

    @BeforeEach
    void start() {
        process = new OneProcess(Optional.empty());
    }

    @AfterEach
    void stop() {
        process.close();
    }

    @Test
    void anExecutionFailsAtItsNextTransitionAndThenTheMachineIsGone() {
        failsAtItsNextTransition(WAIT, "WaitStateEntered", "ExecutionFailed");
    }

    @Test
    void aTransitionInABranchEndsTheWholeExecution() {
        failsAtItsNextTransition(FORK, "WaitStateEntered", "ExecutionFailed");
    }

    private void failsAtItsNextTransition(String definition, String stands, String ends) {
        var machine = process.machine(definition);
        var execution = begin(machine);
        process.awaited(execution, stands);
        process.call("DeleteStateMachine", object().put("stateMachineArn", machine));
        assertThat(describe(machine).path("status").textValue()).isEqualTo("DELETING");
        refused(ApiError.StateMachineDeleting.class, () -> begin(machine));

        var ended = process.ended(execution);
        assertThat(ended.path("status").textValue()).isEqualTo("FAILED");
        assertThat(ended.path("error").textValue()).isEqualTo("States.Runtime");
        assertThat(ended.path("cause").textValue()).isEqualTo("State machine " + machine.substring(machine.lastIndexOf(':') + 1)
                + " has been deleted.");
        assertThat(process.types(execution)).doesNotContain("PassStateEntered").endsWith(ends);
        refused(ApiError.StateMachineDoesNotExist.class, () -> describe(machine));
    }

    @Test
    void oneThatNeverMovesKeepsItsMachineUntilItIsStopped() {
        var machine = process.machine(WAIT.replace("\"Seconds\": 3", "\"Seconds\": 3600"));
        var execution = begin(machine);
        process.awaited(execution, "WaitStateEntered");
        process.call("DeleteStateMachine", object().put("stateMachineArn", machine));
        assertThat(describe(machine).path("status").textValue()).isEqualTo("DELETING");
        process.call("StopExecution", object().put("executionArn", execution));
        refused(ApiError.StateMachineDoesNotExist.class, () -> describe(machine));
        assertThat(process.ended(execution).path("status").textValue()).isEqualTo("ABORTED");
    }

    private String begin(String machine) {
        return process.call("StartExecution", object().put("stateMachineArn", machine)).path("executionArn").textValue();
    }

    private JsonNode describe(String machine) {
        return process.call("DescribeStateMachine", object().put("stateMachineArn", machine));
    }

    private static void refused(Class<? extends ApiError> error, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(ApiException.class,
                thrown -> assertThat(thrown.error()).isInstanceOf(error));
    }
}
