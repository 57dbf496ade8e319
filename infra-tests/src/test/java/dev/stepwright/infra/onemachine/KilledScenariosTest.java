package dev.stepwright.infra.onemachine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.infra.scenarios.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * SIGKILL of a server again and again while it runs everything that executions can do: tasks, retries, Parallels, Maps, callbacks
 * with heartbeats, activities, waits, large payloads. After the restarts every execution ends right, and each attempt of a
 * function was begun at most once.
 *
 * <p>{@code -Dkill.rounds=30} kills so often, {@code -Dkill.seed=7} draws other moments.
 */
@Tag("slow")
@Timeout(value = 1, unit = TimeUnit.HOURS)
class KilledScenariosTest {

    private static final int EXECUTIONS_OF_EACH_A_ROUND = 2;
    private static final int LONGEST_LIFE_MILLIS = 2_500;
    private static final Duration LONGEST_END = Duration.ofMinutes(4);
    private static final Set<HistoryEventType> TERMINAL = Set.of(HistoryEventType.EXECUTION_SUCCEEDED,
            HistoryEventType.EXECUTION_FAILED, HistoryEventType.EXECUTION_ABORTED, HistoryEventType.EXECUTION_TIMED_OUT);

    @TempDir
    Path folder;

    private final Map<String, Scenario> executions = new LinkedHashMap<>();
    private final ConcurrentLinkedQueue<String> activityTokens = new ConcurrentLinkedQueue<>();
    private volatile SfnClient client;
    private volatile boolean isOver;

    @Test
    void everyExecutionEndsRightAndNoAttemptIsBegunTwice() throws Exception {
        var rounds = Integer.getInteger("kill.rounds", 3);
        var seed = Long.getLong("kill.seed", 1);
        var random = new Random(seed);
        var options = new String[] {"--data", folder.resolve("data").toString(), "--functions", functions()};
        var actors = List.of(CompletableFuture.runAsync(this::answerTokens, Thread::startVirtualThread),
                CompletableFuture.runAsync(this::workAtActivity, Thread::startVirtualThread));
        for (var round = 0; round < rounds; round++) {
            try (var server = Server.up(options)) {
                client = server.client();
                start(round);
                Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
                server.kill();
            }
        }
        try (var server = Server.up(options)) {
            client = server.client();
            awaitAll(actors);
            check();
            System.out.println("seed " + seed + ": " + rounds + " kills, " + executions.size() + " executions, " + lines("notes").size()
                    + " attempts of functions, " + activityTokens.size() + " tasks of an activity, " + lost() + " attempts lost");
            assertThat(server.terminate()).isIn(0, 143);
        } finally {
            isOver = true;
        }
    }

    private String functions() throws IOException {
        try (var script = KilledScenariosTest.class.getResourceAsStream("note.sh")) {
            Files.copy(script, folder.resolve("note.sh"));
        }
        var file = folder.resolve("functions.yaml");
        Files.writeString(file, "functions:\n  note:\n    command: [sh, note.sh]\n");
        return file.toString();
    }

    private void start(int round) {
        var sfn = client;
        sfn.createActivity(create -> create.name("pack"));
        for (var scenario : Scenario.values()) {
            var machine = sfn.createStateMachine(create -> create.name(scenario.machineName()).definition(scenario.definition())
                    .roleArn("arn:aws:iam::000000000000:role/test")).stateMachineArn();
            for (var i = 0; i < EXECUTIONS_OF_EACH_A_ROUND; i++) {
                var name = scenario.machineName() + "-" + round + "-" + i;
                executions.put(sfn.startExecution(begin -> begin.stateMachineArn(machine).name(name).input(Scenario.input()))
                        .executionArn(), scenario);
            }
        }
    }

    /** Asked until a server is there that answers. */
    private <T> T stubbornly(Function<SfnClient, T> call) throws InterruptedException {
        while (true) {
            try {
                if (client != null) {
                    return call.apply(client);
                }
            } catch (SdkClientException | IllegalStateException e) {
                // killed, or not there yet
            } catch (SfnException e) {
                if (e.statusCode() < 500) {
                    throw e;
                }
            }
            Thread.sleep(50);
        }
    }

    /** Every other token is beaten for before it is answered. */
    private void answerTokens() {
        try {
            for (var answered = 0; !isOver; Thread.sleep(20)) {
                for (var tokens = lines("tokens"); answered < tokens.size(); answered++) {
                    answer(tokens.get(answered), answered % 2 == 0);
                }
            }
        } catch (InterruptedException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(String token, boolean beats) throws InterruptedException {
        try {
            if (beats) {
                stubbornly(sfn -> sfn.sendTaskHeartbeat(beat -> beat.taskToken(token)));
            }
            stubbornly(sfn -> sfn.sendTaskSuccess(success -> success.taskToken(token).output("\"yes\"")));
        } catch (TaskTimedOutException e) {
            // of an attempt that was lost with its server, or an answer that had arrived before
        }
    }

    private void workAtActivity() {
        try {
            while (!isOver) {
                if (stubbornly(this::isActivityIdle)) {
                    Thread.sleep(50);
                    continue;
                }
                var task = stubbornly(sfn -> sfn.getActivityTask(get -> get.activityArn(Scenario.ACTIVITY_ARN)));
                if (task.taskToken() == null || task.taskToken().isEmpty()) {
                    continue;
                }
                activityTokens.add(task.taskToken());
                try {
                    stubbornly(sfn -> sfn.sendTaskSuccess(done -> done.taskToken(task.taskToken()).output("{\"packed\":true}")));
                } catch (TaskTimedOutException e) {
                    // an answer that had arrived before
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A poll lasts a minute when there is no task. */
    private boolean isActivityIdle(SfnClient sfn) {
        try {
            return sfn.listExecutions(list -> list.statusFilter("RUNNING").maxResults(1)
                    .stateMachineArn("arn:aws:states:us-east-1:000000000000:stateMachine:" + Scenario.ACTIVITY.machineName()))
                    .executions().isEmpty();
        } catch (StateMachineDoesNotExistException e) {
            return true;
        }
    }

    private void awaitAll(List<CompletableFuture<Void>> actors) throws InterruptedException {
        var left = new ArrayList<>(executions.keySet());
        var end = System.nanoTime() + LONGEST_END.toNanos();
        while (!left.isEmpty()) {
            assertThat(System.nanoTime()).as("still running: %s", left).isLessThan(end);
            left.removeIf(execution -> client.describeExecution(describe -> describe.executionArn(execution)).status()
                    != ExecutionStatus.RUNNING);
            actors.stream().filter(CompletableFuture::isCompletedExceptionally).forEach(CompletableFuture::join);
            Thread.sleep(200);
        }
    }

    private void check() throws IOException {
        var notes = lines("notes");
        assertThat(notes).doesNotHaveDuplicates();
        assertThat(List.copyOf(activityTokens)).doesNotHaveDuplicates();
        for (var execution : executions.entrySet()) {
            var described = client.describeExecution(describe -> describe.executionArn(execution.getKey()));
            assertThat(execution.getValue().wrongOf(described.statusAsString(), described.output(), described.error()))
                    .as(execution.getKey()).isEmpty();
            var events = client.getExecutionHistory(get -> get.executionArn(execution.getKey()).maxResults(1_000)).events();
            for (var i = 0; i < events.size(); i++) {
                assertThat(events.get(i).id()).isEqualTo(i + 1);
                assertThat(TERMINAL.contains(events.get(i).type())).as("%s", events.get(i)).isEqualTo(i == events.size() - 1);
            }
            var name = described.name();
            assertThat(execution.getValue().steps()).allSatisfy(step ->
                    assertThat(notes).anyMatch(note -> note.startsWith(name + " " + step + " ")));
        }
    }

    private long lost() {
        return executions.keySet().stream().flatMap(execution -> client.getExecutionHistory(get -> get.executionArn(execution)
                .maxResults(1_000)).events().stream()).filter(event -> event.type() == HistoryEventType.TASK_FAILED
                && event.taskFailedEventDetails().cause().startsWith("The attempt was lost")).count();
    }

    private List<String> lines(String file) throws IOException {
        var path = folder.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }
}
