package dev.stepwright.local.composition;

import static dev.stepwright.local.composition.OneProcess.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Json;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Executions that tasks start, from end to end in one process (AWS guide, "Start workflow executions from a task state"). */
@Timeout(90)
class StartedExecutionsTest {

    private static final String PASS = "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"Result\": {\"made\": 7}, \"End\": true}}}";
    private static final String FAIL =
            "{\"StartAt\": \"F\", \"States\": {\"F\": {\"Type\": \"Fail\", \"Error\": \"Broken\", \"Cause\": \"as told\"}}}";
    private static final String WAIT = "{\"StartAt\": \"W\", %s \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 3600, \"End\": true}}}";

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
    void aTaskThatDoesNotWaitGetsTheArn() {
        var execution = execute(starting("states:startExecution", process.machine(PASS), ", \"Name\": \"mine\", \"Input\": {\"a\": 1}", ""));
        var output = output(execution);
        assertThat(output.properties().stream().map(Map.Entry::getKey)).containsExactly("ExecutionArn", "SdkHttpMetadata", "SdkResponseMetadata",
                "StartDate");
        assertThat(process.types(execution)).containsExactly("ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted",
                "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded");
        var child = process.ended(output.path("ExecutionArn").textValue());
        assertThat(child.path("name").textValue()).isEqualTo("mine");
        assertThat(child.path("input").textValue()).isEqualTo("{\"a\":1}");
    }

    @Test
    void whoWaitsGetsTheDescriptionWithInputAndOutputAsText() {
        var execution = execute(starting("states:startExecution.sync", process.machine(PASS), "", ""));
        var output = output(execution);
        assertThat(output.path("Output").textValue()).isEqualTo("{\"made\":7}");
        assertThat(output.path("Input").textValue()).isEqualTo("{}");
        assertThat(output.path("Status").textValue()).isEqualTo("SUCCEEDED");
        assertThat(process.types(execution)).containsExactly("ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted",
                "TaskSubmitted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded");
    }

    @Test
    void orAsJson() {
        var output = output(execute(starting("states:startExecution.sync:2", process.machine(PASS), ", \"Input\": [1]", "")));
        assertThat(output.path("Output").path("made").intValue()).isEqualTo(7);
        assertThat(output.path("Input").path(0).intValue()).isEqualTo(1);
    }

    @Test
    void theFailureOfTheOtherIsTheTasks() {
        var execution = execute(starting("states:startExecution.sync", process.machine(FAIL), "", ""));
        assertThat(process.ended(execution).path("error").textValue()).isEqualTo("States.TaskFailed");
        assertThat(process.types(execution)).endsWith("TaskSubmitted", "TaskFailed", "ExecutionFailed");
        var told = told(execution);
        assertThat(told.path("Error").textValue()).isEqualTo("Broken");
        assertThat(told.path("Cause").textValue()).isEqualTo("as told");
        assertThat(told.path("Status").textValue()).isEqualTo("FAILED");
    }

    @Test
    void soIsItsTimeOutOrItsEndByHand() {
        var late = execute(starting("states:startExecution.sync", process.machine(WAIT.formatted("\"TimeoutSeconds\": 1,")), "", ""));
        assertThat(process.ended(late).path("error").textValue()).isEqualTo("States.TaskFailed");
        assertThat(told(late).path("Status").textValue()).isEqualTo("TIMED_OUT");

        var stopped = execute(starting("states:startExecution.sync:2", process.machine(WAIT.formatted("")), "", ""));
        process.call("StopExecution", object().put("executionArn", child(stopped)).put("error", "Enough"));
        assertThat(process.ended(stopped).path("status").textValue()).isEqualTo("FAILED");
        assertThat(told(stopped).path("Status").textValue()).isEqualTo("ABORTED");
        assertThat(told(stopped).path("Error").textValue()).isEqualTo("Enough");
    }

    /** The cause holds the input: it is cut, and the execution ends all the same. */
    @Test
    void aCauseIsNotLongerThanTheApiTells() {
        var execution = process.execute(starting("states:startExecution.sync", process.machine(FAIL), ", \"Input.$\": \"$\"", ""),
                "[\"" + "x".repeat(200_000) + "\"]");
        assertThat(process.ended(execution).path("cause").textValue()).hasSize(32_768).startsWith("{\"Cause\":\"as told\"");
    }

    @Test
    void whoeverStopsTheTaskStopsWhatItWaitsFor() {
        var endless = process.machine(WAIT.formatted(""));
        var stopped = execute(starting("states:startExecution.sync", endless, "", ""));
        var child = child(stopped);
        process.call("StopExecution", object().put("executionArn", stopped));
        assertThat(process.ended(child).path("status").textValue()).isEqualTo("ABORTED");

        var late = execute(starting("states:startExecution.sync", endless, "", ", \"TimeoutSeconds\": 2"));
        var itsChild = child(late);
        assertThat(process.ended(late).path("error").textValue()).isEqualTo("States.Timeout");
        assertThat(process.ended(itsChild).path("status").textValue()).isEqualTo("ABORTED");
    }

    @Test
    void itsBranchesEndToo() {
        var start = "{\"StartAt\": \"T\", \"States\": {\"T\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::states:startExecution.sync\", "
                + "\"Parameters\": {\"StateMachineArn\": \"" + process.machine(WAIT.formatted("")) + "\"}, \"End\": true}}}";
        var wait = "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 3, \"Next\": \"F\"}, \"F\": {\"Type\": \"Fail\"}}}";
        var execution = execute("{\"StartAt\": \"Both\", \"States\": {\"Both\": {\"Type\": \"Parallel\", \"Branches\": [" + start + ", " + wait
                + "], \"End\": true}}}");
        var child = child(execution);
        assertThat(process.ended(execution).path("status").textValue()).isEqualTo("FAILED");
        assertThat(process.ended(child).path("status").textValue()).isEqualTo("ABORTED");
    }

    @Test
    void aNameThatIsTakenAndAMachineThatIsNotAreErrorsOfTheService() {
        var machine = process.machine(PASS);
        assertThat(output(execute(starting("states:startExecution.sync", machine, ", \"Name\": \"once\"", ""))).path("Name").textValue())
                .isEqualTo("once");
        var again = execute(starting("states:startExecution.sync", machine, ", \"Name\": \"once\"", ""));
        assertThat(process.ended(again).path("error").textValue()).isEqualTo("StepFunctions.ExecutionAlreadyExistsException");
        assertThat(process.ended(again).path("cause").textValue()).startsWith("Execution Already Exists: '" + machine.replace(":stateMachine:",
                ":execution:") + ":once' (Service: AWSStepFunctions; Status Code: 400; Error Code: ExecutionAlreadyExists; Request ID: ");
        assertThat(process.types(again)).endsWith("TaskStarted", "TaskSubmitFailed", "ExecutionFailed");

        var none = execute(starting("states:startExecution", machine + "-not", "", ""));
        assertThat(process.ended(none).path("error").textValue()).isEqualTo("StepFunctions.StateMachineDoesNotExistException");
        assertThat(process.types(none)).endsWith("TaskStarted", "TaskFailed", "ExecutionFailed");

        var elsewhere = execute(starting("states:startExecution", machine.replace("000000000000", "111111111111"), "", ""));
        assertThat(process.ended(elsewhere).path("error").textValue()).isEqualTo("StepFunctions.StateMachineDoesNotExistException");
    }

    @Test
    void whoWaitsForATokenIsAnsweredByTheOther() {
        var answers = process.machine("{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Task\", \"Resource\": "
                + "\"arn:aws:states:::aws-sdk:sfn:sendTaskSuccess\", \"Parameters\": {\"TaskToken.$\": \"$.token\", \"Output\": {\"by\": \"other\"}}, "
                + "\"End\": true}}}");
        var execution = execute(starting("states:startExecution.waitForTaskToken", answers,
                ", \"Input\": {\"token.$\": \"$$.Task.Token\"}", ""));
        assertThat(output(execution).path("by").textValue()).isEqualTo("other");
    }

    @Test
    void aRedrivenTaskStartsAnother() {
        var execution = execute(starting("states:startExecution.sync", process.machine(FAIL), "", ""));
        var first = told(execution).path("ExecutionArn").textValue();
        process.ended(execution);
        process.call("RedriveExecution", object().put("executionArn", execution));
        var second = told(execution).path("ExecutionArn").textValue();
        assertThat(second).isNotEqualTo(first).startsWith(first.substring(0, first.lastIndexOf(':')));
        assertThat(process.ended(first).path("redriveCount").intValue()).isZero();
    }

    /** Nobody waits for it then, and nobody stops it for that. */
    @Test
    void whatATaskStartedMayBeRedrivenByItself() {
        var flaky = process.machine("{\"StartAt\": \"C\", \"States\": {\"C\": {\"Type\": \"Choice\", \"Choices\": [{\"Variable\": "
                + "\"$$.Execution.RedriveCount\", \"NumericGreaterThan\": 0, \"Next\": \"S\"}], \"Default\": \"F\"}, \"S\": {\"Type\": \"Succeed\"}, "
                + "\"F\": {\"Type\": \"Fail\", \"Error\": \"Broken\"}}}");
        var execution = execute(starting("states:startExecution.sync", flaky, "", ""));
        var child = told(execution).path("ExecutionArn").textValue();
        var redriving = execute("{\"StartAt\": \"R\", \"States\": {\"R\": {\"Type\": \"Task\", \"Resource\": "
                + "\"arn:aws:states:::aws-sdk:sfn:redriveExecution\", \"Parameters\": {\"ExecutionArn\": \"" + child + "\"}, \"End\": true}}}");
        assertThat(output(redriving).path("RedriveDate").textValue()).isNotEmpty();
        assertThat(process.ended(child).path("redriveCount").intValue()).isEqualTo(1);
        assertThat(process.ended(execution).path("status").textValue()).isEqualTo("FAILED");
    }

    /** @param parameters more of them @param fields of the state */
    private static String starting(String resource, String machine, String parameters, String fields) {
        return "{\"StartAt\": \"Start\", \"States\": {\"Start\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::" + resource
                + "\", \"Parameters\": {\"StateMachineArn\": \"" + machine + "\"" + parameters + "}" + fields + ", \"End\": true}}}";
    }

    private String execute(String definition) {
        return process.execute(definition, "{}");
    }

    private JsonNode output(String execution) {
        var described = process.ended(execution);
        assertThat(described.path("status").textValue()).as(described.toString()).isEqualTo("SUCCEEDED");
        return Json.parse(described.path("output").textValue());
    }

    /** What the cause of the execution's failure tells of the one that its task had started. */
    private JsonNode told(String execution) {
        return Json.parse(process.ended(execution).path("cause").textValue());
    }

    /** The execution that its task has started, as soon as there is one. */
    private String child(String execution) {
        var submitted = process.awaited(execution, "TaskSubmitted").path("taskSubmittedEventDetails");
        return Json.parse(submitted.path("output").textValue()).path("ExecutionArn").textValue();
    }
}
