package dev.stepwright.local.composition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.journal.record.Conduct;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Executions that tasks start, from end to end in one process (AWS guide, "Start workflow executions from a task state"). */
@Timeout(90)
class StartedExecutionsTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/r";
    private static final String PASS = "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"Result\": {\"made\": 7}, \"End\": true}}}";
    private static final String FAIL =
            "{\"StartAt\": \"F\", \"States\": {\"F\": {\"Type\": \"Fail\", \"Error\": \"Broken\", \"Cause\": \"as told\"}}}";
    private static final String WAIT = "{\"StartAt\": \"W\", %s \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 3600, \"End\": true}}}";

    private Composition composition;
    private int machines;

    @BeforeEach
    void start() {
        composition = new Composition(new Composition.Settings(Optional.empty(), Optional.empty(), "us-east-1", "000000000000",
                Conduct.USUAL, new Environment(Map.of(), Map.of()), _ -> { }, Duration.ofSeconds(5), Duration.ofDays(90)), Composition.Watch.NONE);
        composition.start();
    }

    @AfterEach
    void stop() {
        composition.close();
    }

    @Test
    void aTaskThatDoesNotWaitGetsTheArn() {
        var execution = execute(starting("states:startExecution", machine(PASS), ", \"Name\": \"mine\", \"Input\": {\"a\": 1}", ""));
        var output = output(execution);
        assertThat(output.properties().stream().map(Map.Entry::getKey)).containsExactly("ExecutionArn", "SdkHttpMetadata", "SdkResponseMetadata",
                "StartDate");
        assertThat(types(execution)).containsExactly("ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted",
                "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded");
        var child = ended(output.path("ExecutionArn").textValue());
        assertThat(child.path("name").textValue()).isEqualTo("mine");
        assertThat(child.path("input").textValue()).isEqualTo("{\"a\":1}");
    }

    @Test
    void whoWaitsGetsTheDescriptionWithInputAndOutputAsText() {
        var execution = execute(starting("states:startExecution.sync", machine(PASS), "", ""));
        var output = output(execution);
        assertThat(output.path("Output").textValue()).isEqualTo("{\"made\":7}");
        assertThat(output.path("Input").textValue()).isEqualTo("{}");
        assertThat(output.path("Status").textValue()).isEqualTo("SUCCEEDED");
        assertThat(types(execution)).containsExactly("ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted",
                "TaskSubmitted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded");
    }

    @Test
    void orAsJson() {
        var output = output(execute(starting("states:startExecution.sync:2", machine(PASS), ", \"Input\": [1]", "")));
        assertThat(output.path("Output").path("made").intValue()).isEqualTo(7);
        assertThat(output.path("Input").path(0).intValue()).isEqualTo(1);
    }

    @Test
    void theFailureOfTheOtherIsTheTasks() {
        var execution = execute(starting("states:startExecution.sync", machine(FAIL), "", ""));
        assertThat(ended(execution).path("error").textValue()).isEqualTo("States.TaskFailed");
        assertThat(types(execution)).endsWith("TaskSubmitted", "TaskFailed", "ExecutionFailed");
        var told = told(execution);
        assertThat(told.path("Error").textValue()).isEqualTo("Broken");
        assertThat(told.path("Cause").textValue()).isEqualTo("as told");
        assertThat(told.path("Status").textValue()).isEqualTo("FAILED");
    }

    @Test
    void soIsItsTimeOutOrItsEndByHand() {
        var late = execute(starting("states:startExecution.sync", machine(WAIT.formatted("\"TimeoutSeconds\": 1,")), "", ""));
        assertThat(ended(late).path("error").textValue()).isEqualTo("States.TaskFailed");
        assertThat(told(late).path("Status").textValue()).isEqualTo("TIMED_OUT");

        var stopped = execute(starting("states:startExecution.sync:2", machine(WAIT.formatted("")), "", ""));
        call("StopExecution", object().put("executionArn", child(stopped)).put("error", "Enough"));
        assertThat(ended(stopped).path("status").textValue()).isEqualTo("FAILED");
        assertThat(told(stopped).path("Status").textValue()).isEqualTo("ABORTED");
        assertThat(told(stopped).path("Error").textValue()).isEqualTo("Enough");
    }

    /** The cause holds the input: it is cut, and the execution ends all the same. */
    @Test
    void aCauseIsNotLongerThanTheApiTells() {
        var execution = execute(starting("states:startExecution.sync", machine(FAIL), ", \"Input.$\": \"$\"", ""),
                "[\"" + "x".repeat(200_000) + "\"]");
        assertThat(ended(execution).path("cause").textValue()).hasSize(32_768).startsWith("{\"Cause\":\"as told\"");
    }

    @Test
    void whoeverStopsTheTaskStopsWhatItWaitsFor() {
        var endless = machine(WAIT.formatted(""));
        var stopped = execute(starting("states:startExecution.sync", endless, "", ""));
        var child = child(stopped);
        call("StopExecution", object().put("executionArn", stopped));
        assertThat(ended(child).path("status").textValue()).isEqualTo("ABORTED");

        var late = execute(starting("states:startExecution.sync", endless, "", ", \"TimeoutSeconds\": 2"));
        var itsChild = child(late);
        assertThat(ended(late).path("error").textValue()).isEqualTo("States.Timeout");
        assertThat(ended(itsChild).path("status").textValue()).isEqualTo("ABORTED");
    }

    @Test
    void itsBranchesEndToo() {
        var start = "{\"StartAt\": \"T\", \"States\": {\"T\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::states:startExecution.sync\", "
                + "\"Parameters\": {\"StateMachineArn\": \"" + machine(WAIT.formatted("")) + "\"}, \"End\": true}}}";
        var wait = "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 3, \"Next\": \"F\"}, \"F\": {\"Type\": \"Fail\"}}}";
        var execution = execute("{\"StartAt\": \"Both\", \"States\": {\"Both\": {\"Type\": \"Parallel\", \"Branches\": [" + start + ", " + wait
                + "], \"End\": true}}}");
        var child = child(execution);
        assertThat(ended(execution).path("status").textValue()).isEqualTo("FAILED");
        assertThat(ended(child).path("status").textValue()).isEqualTo("ABORTED");
    }

    @Test
    void aNameThatIsTakenAndAMachineThatIsNotAreErrorsOfTheService() {
        var machine = machine(PASS);
        assertThat(output(execute(starting("states:startExecution.sync", machine, ", \"Name\": \"once\"", ""))).path("Name").textValue())
                .isEqualTo("once");
        var again = execute(starting("states:startExecution.sync", machine, ", \"Name\": \"once\"", ""));
        assertThat(ended(again).path("error").textValue()).isEqualTo("StepFunctions.ExecutionAlreadyExistsException");
        assertThat(ended(again).path("cause").textValue()).startsWith("Execution Already Exists: '" + machine.replace(":stateMachine:",
                ":execution:") + ":once' (Service: AWSStepFunctions; Status Code: 400; Error Code: ExecutionAlreadyExists; Request ID: ");
        assertThat(types(again)).endsWith("TaskStarted", "TaskSubmitFailed", "ExecutionFailed");

        var none = execute(starting("states:startExecution", machine + "-not", "", ""));
        assertThat(ended(none).path("error").textValue()).isEqualTo("StepFunctions.StateMachineDoesNotExistException");
        assertThat(types(none)).endsWith("TaskStarted", "TaskFailed", "ExecutionFailed");

        var elsewhere = execute(starting("states:startExecution", machine.replace("000000000000", "111111111111"), "", ""));
        assertThat(ended(elsewhere).path("error").textValue()).isEqualTo("StepFunctions.StateMachineDoesNotExistException");
    }

    @Test
    void whoWaitsForATokenIsAnsweredByTheOther() {
        var answers = machine("{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Task\", \"Resource\": "
                + "\"arn:aws:states:::aws-sdk:sfn:sendTaskSuccess\", \"Parameters\": {\"TaskToken.$\": \"$.token\", \"Output\": {\"by\": \"other\"}}, "
                + "\"End\": true}}}");
        var execution = execute(starting("states:startExecution.waitForTaskToken", answers,
                ", \"Input\": {\"token.$\": \"$$.Task.Token\"}", ""));
        assertThat(output(execution).path("by").textValue()).isEqualTo("other");
    }

    @Test
    void aRedrivenTaskStartsAnother() {
        var execution = execute(starting("states:startExecution.sync", machine(FAIL), "", ""));
        var first = told(execution).path("ExecutionArn").textValue();
        ended(execution);
        call("RedriveExecution", object().put("executionArn", execution));
        var second = told(execution).path("ExecutionArn").textValue();
        assertThat(second).isNotEqualTo(first).startsWith(first.substring(0, first.lastIndexOf(':')));
        assertThat(ended(first).path("redriveCount").intValue()).isZero();
    }

    /** Nobody waits for it then, and nobody stops it for that. */
    @Test
    void whatATaskStartedMayBeRedrivenByItself() {
        var flaky = machine("{\"StartAt\": \"C\", \"States\": {\"C\": {\"Type\": \"Choice\", \"Choices\": [{\"Variable\": "
                + "\"$$.Execution.RedriveCount\", \"NumericGreaterThan\": 0, \"Next\": \"S\"}], \"Default\": \"F\"}, \"S\": {\"Type\": \"Succeed\"}, "
                + "\"F\": {\"Type\": \"Fail\", \"Error\": \"Broken\"}}}");
        var execution = execute(starting("states:startExecution.sync", flaky, "", ""));
        var child = told(execution).path("ExecutionArn").textValue();
        var redriving = execute("{\"StartAt\": \"R\", \"States\": {\"R\": {\"Type\": \"Task\", \"Resource\": "
                + "\"arn:aws:states:::aws-sdk:sfn:redriveExecution\", \"Parameters\": {\"ExecutionArn\": \"" + child + "\"}, \"End\": true}}}");
        assertThat(output(redriving).path("RedriveDate").textValue()).isNotEmpty();
        assertThat(ended(child).path("redriveCount").intValue()).isEqualTo(1);
        assertThat(ended(execution).path("status").textValue()).isEqualTo("FAILED");
    }

    /** @param parameters more of them @param fields of the state */
    private static String starting(String resource, String machine, String parameters, String fields) {
        return "{\"StartAt\": \"Start\", \"States\": {\"Start\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::" + resource
                + "\", \"Parameters\": {\"StateMachineArn\": \"" + machine + "\"" + parameters + "}" + fields + ", \"End\": true}}}";
    }

    private String machine(String definition) {
        return call("CreateStateMachine", object().put("name", "m" + machines++).put("definition", definition).put("roleArn", ROLE))
                .path("stateMachineArn").textValue();
    }

    private String execute(String definition) {
        return execute(definition, "{}");
    }

    private String execute(String definition, String input) {
        return call("StartExecution", object().put("stateMachineArn", machine(definition)).put("input", input)).path("executionArn").textValue();
    }

    private JsonNode output(String execution) {
        var described = ended(execution);
        assertThat(described.path("status").textValue()).as(described.toString()).isEqualTo("SUCCEEDED");
        return Json.parse(described.path("output").textValue());
    }

    /** What the cause of the execution's failure tells of the one that its task had started. */
    private JsonNode told(String execution) {
        return Json.parse(ended(execution).path("cause").textValue());
    }

    /** The execution that its task has started, as soon as there is one. */
    private String child(String execution) {
        while (true) {
            for (var event : history(execution)) {
                if (event.path("type").textValue().equals("TaskSubmitted")) {
                    return Json.parse(event.path("taskSubmittedEventDetails").path("output").textValue()).path("ExecutionArn").textValue();
                }
            }
            pause();
        }
    }

    private JsonNode ended(String execution) {
        while (true) {
            var described = call("DescribeExecution", object().put("executionArn", execution));
            if (!described.path("status").textValue().equals("RUNNING")) {
                return described;
            }
            pause();
        }
    }

    private List<String> types(String execution) {
        return StreamSupport.stream(history(execution).spliterator(), false).map(event -> event.path("type").textValue()).toList();
    }

    private JsonNode history(String execution) {
        return call("GetExecutionHistory", object().put("executionArn", execution)).path("events");
    }

    private JsonNode call(String action, ObjectNode request) {
        return composition.api().call(action, Json.parse(Json.write(request)));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
