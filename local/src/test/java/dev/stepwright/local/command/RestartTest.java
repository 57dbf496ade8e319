package dev.stepwright.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Executions go on where they stood when the process that drove them is killed, however often. */
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the function is a shell script")
class RestartTest {

    private static final int EXECUTIONS = 12;
    private static final int KILLS = 3;
    private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:m";
    private static final String DEFINITION = """
            {"StartAt": "Wait", "States": {
              "Wait": {"Type": "Wait", "Seconds": 1, "Next": "Each"},
              "Each": {"Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 2, "Next": "Done", "ItemProcessor": {
                "StartAt": "Work", "States": {"Work": {"Type": "Task", "End": true,
                  "Resource": "arn:aws:lambda:us-east-1:000000000000:function:work",
                  "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 1, "BackoffRate": 1, "MaxAttempts": 20}]}}}},
              "Done": {"Type": "Succeed"}}}""";

    @TempDir
    private Path folder;

    @Test
    void everyExecutionFinishesThoughItsProcessIsKilledAgainAndAgain() throws Exception {
        Files.writeString(folder.resolve("functions.yaml"),
                "functions: {work: {command: [sh, -c, 'sleep 0.2; cat'], timeout: 20}}");
        try (var first = up()) {
            first.call("CreateStateMachine", Json.write(JsonNodeFactory.instance.objectNode().put("name", "m")
                    .put("definition", DEFINITION).put("roleArn", "arn:aws:iam::000000000000:role/r")));
            for (var i = 0; i < EXECUTIONS; i++) {
                first.call("StartExecution", start(i));
            }
            first.kill();
        }
        for (var kill = 1; kill < KILLS; kill++) {
            try (var next = up()) {
                waitUntilSomethingHappened(next, kill);
                next.kill();
            }
        }
        try (var last = up()) {
            awaitAll(last);
        }
    }

    @Test
    void aStopIsInOrder() throws Exception {
        Files.writeString(folder.resolve("functions.yaml"), "functions: {}");
        try (var up = up()) {
            assertThat(up.terminate()).isIn(0, 143);
        }
        try (var again = up()) {
            assertThat(again.call("ListStateMachines", "{}").path("stateMachines")).isEmpty();
        }
    }

    private UpProcess up() throws IOException {
        return UpProcess.start("--data", folder.resolve("data").toString(), "--functions",
                folder.resolve("functions.yaml").toString());
    }

    private static String start(int i) {
        return "{\"stateMachineArn\":\"" + MACHINE + "\",\"name\":\"e" + i + "\",\"input\":\"{\\\"items\\\":[1,2,3]}\"}";
    }

    private static String describe(int i) {
        return "{\"executionArn\":\"" + MACHINE.replace("stateMachine", "execution") + ":e" + i + "\"}";
    }

    /** Kills fall into the middle of the work: each later one after a few more events. */
    private static void waitUntilSomethingHappened(UpProcess up, int kill) throws IOException, InterruptedException {
        while (up.call("GetExecutionHistory", describe(0)).path("events").size() < 4 * kill) {
            Thread.sleep(20);
        }
    }

    private static void awaitAll(UpProcess up) throws IOException, InterruptedException {
        Set<Integer> open = new HashSet<>();
        for (var i = 0; i < EXECUTIONS; i++) {
            open.add(i);
        }
        for (var tries = 0; tries < 1_200 && !open.isEmpty(); tries++) {
            for (var i : Set.copyOf(open)) {
                var description = up.call("DescribeExecution", describe(i));
                if (!description.path("status").asText().equals("RUNNING")) {
                    assertThat(description.path("status").asText()).as(description.toString()).isEqualTo("SUCCEEDED");
                    assertThat(description.path("output").asText()).isEqualTo("[1,2,3]");
                    open.remove(i);
                }
            }
            Thread.sleep(100);
        }
        assertThat(open).isEmpty();
    }
}
