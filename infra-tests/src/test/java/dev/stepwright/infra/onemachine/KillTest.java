package dev.stepwright.infra.onemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** SIGKILL in the middle of a hundred executions: after a restart each ends as it should, no attempt begun twice. */
@Tag("slow")
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class KillTest {

    private static final int EXECUTIONS = 100;

    /**
     * Small and shell-only, so that a hundred fit a small machine; every attempt notes itself in a file before it does anything.
     * A lost attempt of Charge is not repeated but undone, as the saga of the example does it.
     */
    private static final String SAGA = saga();

    @TempDir
    Path folder;

    private static String saga() {
        try (var in = KillTest.class.getResourceAsStream("saga.asl.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyExecutionEndsRightAndNoAttemptIsBegunTwice() throws Exception {
        var data = folder.resolve("data").toString();
        var functions = functions();
        var executions = new ArrayList<String>();
        try (var server = Server.up("--data", data, "--functions", functions); var sfn = server.client()) {
            var machine = sfn.createStateMachine(r -> r.name("saga").definition(SAGA)
                    .roleArn("arn:aws:iam::000000000000:role/test")).stateMachineArn();
            for (var i = 0; i < EXECUTIONS; i++) {
                var input = "{\"id\":\"e" + i + "\",\"lines\":[1,2,3]}";
                executions.add(sfn.startExecution(r -> r.stateMachineArn(machine).input(input)).executionArn());
            }
            awaitNotes(EXECUTIONS);
            server.kill();
        }
        for (var kill = 0; kill < 2; kill++) {
            try (var server = Server.up("--data", data, "--functions", functions)) {
                awaitNotes(notes().size() + EXECUTIONS / 2);
                server.kill();
            }
        }
        try (var server = Server.up("--data", data, "--functions", functions); var sfn = server.client()) {
            var ended = awaitAll(sfn, executions);

            assertThat(ended.values()).extracting(DescribeExecutionResponse::status).containsOnly(ExecutionStatus.SUCCEEDED);
            assertThat(ended.values()).extracting(DescribeExecutionResponse::output).isSubsetOf("\"done\"", "\"undone\"");
            assertThat(notes()).doesNotHaveDuplicates();
            assertThat(notes().stream().map(note -> note.split(" ")[0]).distinct()).hasSize(EXECUTIONS);
            assertThat(server.terminate()).isIn(0, 143);
        }
    }

    private String functions() throws IOException {
        // A program whose server is killed before it wrote the event sees an empty input: nothing was begun.
        var script = folder.resolve("note.sh");
        Files.writeString(script, """
                event=$(cat)
                [ -n "$event" ] || exit 0
                field() { printf '%s' "$event" | sed -n 's/.*"'$1'" *: *"\\{0,1\\}\\([^",}]*\\).*/\\1/p'; }
                printf '%s %s %s\\n' "$(field id)" "$(field step)" "$(field attempt)" >> "$(dirname "$0")/notes"
                sleep 0.2
                echo '{}'
                """);
        var file = folder.resolve("functions.yaml");
        Files.writeString(file, "functions:\n  note:\n    command: [sh, note.sh]\n");
        return file.toString();
    }

    /** One line for each attempt begun: execution, step, number of the attempt. */
    private List<String> notes() throws IOException {
        var notes = folder.resolve("notes");
        return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
    }

    private void awaitNotes(int count) throws IOException, InterruptedException {
        var most = EXECUTIONS * 4;
        while (notes().size() < Math.min(count, most)) {
            Thread.sleep(20);
        }
    }

    private static Map<String, DescribeExecutionResponse> awaitAll(SfnClient sfn, List<String> executions)
            throws InterruptedException {
        var ended = new HashMap<String, DescribeExecutionResponse>();
        while (ended.size() < executions.size()) {
            for (var execution : executions.stream().filter(e -> !ended.containsKey(e)).collect(Collectors.toList())) {
                var described = sfn.describeExecution(r -> r.executionArn(execution));
                if (described.status() != ExecutionStatus.RUNNING) {
                    ended.put(execution, described);
                }
            }
            Thread.sleep(100);
        }
        return ended;
    }
}
