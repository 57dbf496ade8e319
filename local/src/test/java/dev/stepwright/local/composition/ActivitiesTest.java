package dev.stepwright.local.composition;

import static dev.stepwright.local.composition.OneProcess.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Activities from end to end, in one process: the API, the worker and what is between them. */
@Timeout(90)
class ActivitiesTest {

    @TempDir
    private Path folder;
    private OneProcess process;
    private String activity;

    @BeforeEach
    void start() {
        process = new OneProcess(Optional.of(folder));
        activity = process.call("CreateActivity", object().put("name", "pack")).path("activityArn").textValue();
    }

    @AfterEach
    void stop() {
        process.close();
    }

    @Test
    void aWorkerThatWaitsGetsTheTaskAndItsAnswerIsTheResult() throws Exception {
        var waiting = later(() -> poll("Ann"));
        var execution = process.execute(task(""), "{\"box\":7}");
        var task = waiting.get();
        assertThat(task.path("input").textValue()).isEqualTo("{\"box\":7}");
        process.call("SendTaskHeartbeat", object().put("taskToken", token(task)));
        process.call("SendTaskSuccess", object().put("taskToken", token(task)).put("output", "{\"packed\":true}"));
        assertThat(process.ended(execution).path("output").textValue()).isEqualTo("{\"packed\":true}");
        assertThat(process.types(execution)).containsExactly("ExecutionStarted", "TaskStateEntered", "ActivityScheduled", "ActivityStarted",
                "ActivitySucceeded", "TaskStateExited", "ExecutionSucceeded");
        assertThat(process.history(execution).get(3).path("activityStartedEventDetails").path("workerName").textValue()).isEqualTo("Ann");
    }

    @Test
    void manyWorkersShareTheTasksEachToOne() throws Exception {
        var executions = IntStream.range(0, 20).mapToObj(i -> process.execute(task(""), Integer.toString(i))).toList();
        var polls = IntStream.range(0, 20).mapToObj(i -> later(() -> poll("worker " + i))).toList();
        var inputs = new HashSet<String>();
        for (var poll : polls) {
            var task = poll.get();
            inputs.add(task.path("input").textValue());
            process.call("SendTaskSuccess", object().put("taskToken", token(task)).put("output", task.path("input").textValue()));
        }
        assertThat(inputs).hasSize(20);
        for (var i = 0; i < 20; i++) {
            assertThat(process.ended(executions.get(i)).path("output").textValue()).isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void aTaskThatNobodyTakesTimesOut() {
        var execution = process.execute(task(", \"TimeoutSeconds\": 1"), "{}");
        assertThat(process.ended(execution).path("error").textValue()).isEqualTo("States.Timeout");
        assertThat(process.types(execution)).containsExactly("ExecutionStarted", "TaskStateEntered", "ActivityScheduled", "ActivityTimedOut",
                "ExecutionFailed");
    }

    @Test
    void aWorkerThatIsSilentLosesItsTask() throws Exception {
        var execution = process.execute(task(", \"TimeoutSeconds\": 60, \"HeartbeatSeconds\": 1"), "{}");
        var task = poll("silent");
        assertThat(process.ended(execution).path("error").textValue()).isEqualTo("States.Timeout");
        assertThat(process.types(execution)).contains("ActivityStarted", "ActivityTimedOut");
        assertThat(refused("SendTaskSuccess", object().put("taskToken", token(task)).put("output", "1"))).isEqualTo("TaskTimedOut");
    }

    @Test
    void aTokenIsGoodForItsOwnAttemptAlone() throws Exception {
        var execution = process.execute(task(", \"Retry\": [{\"ErrorEquals\": [\"Again\"], \"IntervalSeconds\": 1}]"), "{}");
        var first = poll("w");
        process.call("SendTaskFailure", object().put("taskToken", token(first)).put("error", "Again"));
        var second = poll("w");
        assertThat(refused("SendTaskSuccess", object().put("taskToken", token(first)).put("output", "1"))).isEqualTo("TaskTimedOut");
        assertThat(refused("SendTaskHeartbeat", object().put("taskToken", token(first)))).isEqualTo("TaskTimedOut");
        process.call("SendTaskSuccess", object().put("taskToken", token(second)).put("output", "2"));
        assertThat(process.ended(execution).path("output").textValue()).isEqualTo("2");
    }

    @Test
    void aTaskOutlivesTheProcessBeforeAndAfterItIsTaken() throws Exception {
        var untaken = process.execute(task(""), "\"untaken\"");
        var taken = process.execute(task(""), "\"taken\"");
        var tasks = new HashSet<JsonNode>();
        tasks.add(poll("before"));
        process.close();
        process = new OneProcess(Optional.of(folder));
        tasks.add(poll("after"));
        for (var task : tasks) {
            process.call("SendTaskSuccess", object().put("taskToken", token(task)).put("output", task.path("input").textValue()));
        }
        assertThat(process.ended(untaken).path("output").textValue()).isEqualTo("\"untaken\"");
        assertThat(process.ended(taken).path("output").textValue()).isEqualTo("\"taken\"");
    }

    @Test
    void theTaskOfAStoppedExecutionIsNotHandedOut() throws Exception {
        var stopped = process.execute(task(""), "\"stopped\"");
        var running = process.execute(task(""), "\"running\"");
        process.awaited(stopped, "ActivityScheduled");
        process.call("StopExecution", object().put("executionArn", stopped));
        var task = poll("w");
        assertThat(task.path("input").textValue()).isEqualTo("\"running\"");
        process.call("SendTaskSuccess", object().put("taskToken", token(task)).put("output", "1"));
        assertThat(process.ended(running).path("status").textValue()).isEqualTo("SUCCEEDED");
    }

    @Test
    void anActivityThatIsGoneFailsTheExecution() {
        process.call("DeleteActivity", object().put("activityArn", activity));
        var execution = process.execute(task(""), "{}");
        assertThat(process.ended(execution).path("error").textValue()).isEqualTo("States.Runtime");
        assertThat(process.ended(execution).path("cause").textValue()).isEqualTo("An error occurred while executing the state 'Pack' "
                + "(entered at the event id #2). The activity " + activity + " does not exist.");
    }

    private String task(String more) {
        return "{\"StartAt\": \"Pack\", \"States\": {\"Pack\": {\"Type\": \"Task\", \"Resource\": \"" + activity
                + "\", \"End\": true" + more + "}}}";
    }

    private JsonNode poll(String worker) {
        return process.call("GetActivityTask", object().put("activityArn", activity).put("workerName", worker));
    }

    private String refused(String action, ObjectNode request) {
        try {
            process.call(action, request);
            return "";
        } catch (ApiException e) {
            return e.error().code();
        }
    }

    private static String token(JsonNode task) {
        return task.path("taskToken").textValue();
    }

    private static Future<JsonNode> later(Callable<JsonNode> call) {
        var answer = new FutureTask<>(call);
        Thread.ofVirtual().start(answer);
        return answer;
    }
}
