package dev.stepwright.local.composition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.journal.record.Conduct;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Activities from end to end, in one process: the API, the worker and what is between them. */
@Timeout(90)
class ActivitiesTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/r";

    @TempDir
    private Path folder;
    private Composition composition;
    private String activity;

    @BeforeEach
    void start() {
        composition = open();
        activity = call("CreateActivity", object().put("name", "pack")).path("activityArn").textValue();
    }

    @AfterEach
    void stop() {
        composition.close();
    }

    private Composition open() {
        var opened = new Composition(new Composition.Settings(Optional.of(folder), Optional.empty(), "us-east-1", "000000000000",
                Conduct.USUAL, new Environment(Map.of(), Map.of()), _ -> { }, Duration.ofSeconds(5), Duration.ofDays(90)), Composition.Watch.NONE);
        opened.start();
        return opened;
    }

    @Test
    void aWorkerThatWaitsGetsTheTaskAndItsAnswerIsTheResult() throws Exception {
        var waiting = later(() -> poll("Ann"));
        var execution = execute(task(""), "{\"box\":7}");
        var task = waiting.get();
        assertThat(task.path("input").textValue()).isEqualTo("{\"box\":7}");
        call("SendTaskHeartbeat", object().put("taskToken", token(task)));
        call("SendTaskSuccess", object().put("taskToken", token(task)).put("output", "{\"packed\":true}"));
        assertThat(ended(execution).path("output").textValue()).isEqualTo("{\"packed\":true}");
        assertThat(types(execution)).containsExactly("ExecutionStarted", "TaskStateEntered", "ActivityScheduled", "ActivityStarted",
                "ActivitySucceeded", "TaskStateExited", "ExecutionSucceeded");
        assertThat(history(execution).get(3).path("activityStartedEventDetails").path("workerName").textValue()).isEqualTo("Ann");
    }

    @Test
    void manyWorkersShareTheTasksEachToOne() throws Exception {
        var executions = IntStream.range(0, 20).mapToObj(i -> execute(task(""), Integer.toString(i))).toList();
        var polls = IntStream.range(0, 20).mapToObj(i -> later(() -> poll("worker " + i))).toList();
        var inputs = new HashSet<String>();
        for (var poll : polls) {
            var task = poll.get();
            inputs.add(task.path("input").textValue());
            call("SendTaskSuccess", object().put("taskToken", token(task)).put("output", task.path("input").textValue()));
        }
        assertThat(inputs).hasSize(20);
        for (var i = 0; i < 20; i++) {
            assertThat(ended(executions.get(i)).path("output").textValue()).isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void aTaskThatNobodyTakesTimesOut() {
        var execution = execute(task(", \"TimeoutSeconds\": 1"), "{}");
        assertThat(ended(execution).path("error").textValue()).isEqualTo("States.Timeout");
        assertThat(types(execution)).containsExactly("ExecutionStarted", "TaskStateEntered", "ActivityScheduled", "ActivityTimedOut",
                "ExecutionFailed");
    }

    @Test
    void aWorkerThatIsSilentLosesItsTask() throws Exception {
        var execution = execute(task(", \"TimeoutSeconds\": 60, \"HeartbeatSeconds\": 1"), "{}");
        var task = poll("silent");
        assertThat(ended(execution).path("error").textValue()).isEqualTo("States.Timeout");
        assertThat(types(execution)).contains("ActivityStarted", "ActivityTimedOut");
        assertThat(refused("SendTaskSuccess", object().put("taskToken", token(task)).put("output", "1"))).isEqualTo("TaskTimedOut");
    }

    @Test
    void aTokenIsGoodForItsOwnAttemptAlone() throws Exception {
        var execution = execute(task(", \"Retry\": [{\"ErrorEquals\": [\"Again\"], \"IntervalSeconds\": 1}]"), "{}");
        var first = poll("w");
        call("SendTaskFailure", object().put("taskToken", token(first)).put("error", "Again"));
        var second = poll("w");
        assertThat(refused("SendTaskSuccess", object().put("taskToken", token(first)).put("output", "1"))).isEqualTo("TaskTimedOut");
        assertThat(refused("SendTaskHeartbeat", object().put("taskToken", token(first)))).isEqualTo("TaskTimedOut");
        call("SendTaskSuccess", object().put("taskToken", token(second)).put("output", "2"));
        assertThat(ended(execution).path("output").textValue()).isEqualTo("2");
    }

    @Test
    void aTaskOutlivesTheProcessBeforeAndAfterItIsTaken() throws Exception {
        var untaken = execute(task(""), "\"untaken\"");
        var taken = execute(task(""), "\"taken\"");
        var tasks = new HashSet<JsonNode>();
        tasks.add(poll("before"));
        composition.close();
        composition = open();
        tasks.add(poll("after"));
        for (var task : tasks) {
            call("SendTaskSuccess", object().put("taskToken", token(task)).put("output", task.path("input").textValue()));
        }
        assertThat(ended(untaken).path("output").textValue()).isEqualTo("\"untaken\"");
        assertThat(ended(taken).path("output").textValue()).isEqualTo("\"taken\"");
    }

    @Test
    void theTaskOfAStoppedExecutionIsNotHandedOut() throws Exception {
        var stopped = execute(task(""), "\"stopped\"");
        var running = execute(task(""), "\"running\"");
        awaitEvent(stopped, "ActivityScheduled");
        call("StopExecution", object().put("executionArn", stopped));
        var task = poll("w");
        assertThat(task.path("input").textValue()).isEqualTo("\"running\"");
        call("SendTaskSuccess", object().put("taskToken", token(task)).put("output", "1"));
        assertThat(ended(running).path("status").textValue()).isEqualTo("SUCCEEDED");
    }

    @Test
    void anActivityThatIsGoneFailsTheExecution() {
        call("DeleteActivity", object().put("activityArn", activity));
        var execution = execute(task(""), "{}");
        assertThat(ended(execution).path("error").textValue()).isEqualTo("States.Runtime");
        assertThat(ended(execution).path("cause").textValue()).isEqualTo("An error occurred while executing the state 'Pack' "
                + "(entered at the event id #2). The activity " + activity + " does not exist.");
    }

    private String task(String more) {
        return "{\"StartAt\": \"Pack\", \"States\": {\"Pack\": {\"Type\": \"Task\", \"Resource\": \"" + activity
                + "\", \"End\": true" + more + "}}}";
    }

    private String execute(String definition, String input) {
        var machine = call("CreateStateMachine", object().put("name", "m" + Integer.toHexString(definition.hashCode()))
                .put("definition", definition).put("roleArn", ROLE)).path("stateMachineArn").textValue();
        return call("StartExecution", object().put("stateMachineArn", machine).put("input", input)).path("executionArn").textValue();
    }

    private JsonNode poll(String worker) {
        return call("GetActivityTask", object().put("activityArn", activity).put("workerName", worker));
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

    private void awaitEvent(String execution, String type) {
        while (!types(execution).contains(type)) {
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

    private String refused(String action, ObjectNode request) {
        try {
            call(action, request);
            return "";
        } catch (ApiException e) {
            return e.error().code();
        }
    }

    private static String token(JsonNode task) {
        return task.path("taskToken").textValue();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static Future<JsonNode> later(Callable<JsonNode> call) {
        var answer = new FutureTask<>(call);
        Thread.ofVirtual().start(answer);
        return answer;
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
