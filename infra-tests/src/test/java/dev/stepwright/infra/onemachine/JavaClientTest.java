package dev.stepwright.infra.onemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.StateMachineVersionListItem;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** AWS's own Java client, pointed at {@code stepwright up}. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class JavaClientTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/test";
    private static final String PASS = """
            {"StartAt":"Greet","States":{"Greet":{"Type":"Pass","Parameters":{"hello.$":"$.name"},"End":true}}}""";

    private static Server server;
    private static SfnClient sfn;

    @BeforeAll
    static void start() throws IOException {
        server = Server.up("--functions", Program.example("expense-approval/functions.yaml").toString());
        sfn = server.client();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        sfn.close();
        server.close();
    }

    @Test
    void createsStartsDescribesListsAndReadsHistory() throws InterruptedException {
        var machine = create("greeter", PASS);
        var before = Instant.now();

        var started = sfn.startExecution(r -> r.stateMachineArn(machine).name("first").input("{\"name\":\"Ada\"}"));
        var ended = Server.ended(sfn, started.executionArn());

        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.output()).isEqualTo("{\"hello\":\"Ada\"}");
        assertThat(ended.startDate()).isCloseTo(before, within(30, ChronoUnit.SECONDS));
        assertThat(sfn.listStateMachinesPaginator().stateMachines()).extracting(StateMachineListItem::name).contains("greeter");
        assertThat(sfn.listExecutions(r -> r.stateMachineArn(machine)).executions()).singleElement()
                .satisfies(e -> assertThat(e.name()).isEqualTo("first"));
        assertThat(sfn.getExecutionHistoryPaginator(r -> r.executionArn(started.executionArn()).maxResults(2)).events())
                .extracting(HistoryEvent::type).containsExactly(HistoryEventType.EXECUTION_STARTED,
                        HistoryEventType.PASS_STATE_ENTERED, HistoryEventType.PASS_STATE_EXITED,
                        HistoryEventType.EXECUTION_SUCCEEDED);
    }

    @Test
    void actionsWhoseHostHasAPrefixReachAServerThatHasNone() {
        var machine = create("standard", PASS);
        assertThatThrownBy(() -> sfn.startSyncExecution(r -> r.stateMachineArn(machine)))
                .isInstanceOf(StateMachineTypeNotSupportedException.class);
    }

    @Test
    void publishesVersionsAndLeadsExecutionsToThemByAnAlias() throws InterruptedException {
        var created = sfn.createStateMachine(r -> r.name("versioned").definition(PASS).roleArn(ROLE).publish(true).versionDescription("one"));
        var machine = created.stateMachineArn();
        var updated = sfn.updateStateMachine(r -> r.stateMachineArn(machine).definition(PASS.replace("hello", "goodbye")).publish(true));
        assertThat(sfn.listStateMachineVersions(r -> r.stateMachineArn(machine)).stateMachineVersions())
                .extracting(StateMachineVersionListItem::stateMachineVersionArn).containsExactly(machine + ":2", machine + ":1");

        var alias = sfn.createStateMachineAlias(r -> r.name("PROD").routingConfiguration(
                RoutingConfigurationListItem.builder().stateMachineVersionArn(created.stateMachineVersionArn()).weight(100).build()))
                .stateMachineAliasArn();
        var first = Server.ended(sfn, sfn.startExecution(r -> r.stateMachineArn(alias).input("{\"name\":\"Ada\"}")).executionArn());
        assertThat(first.output()).isEqualTo("{\"hello\":\"Ada\"}");
        assertThat(first.stateMachineAliasArn()).isEqualTo(alias);
        assertThat(first.stateMachineVersionArn()).isEqualTo(machine + ":1");

        sfn.updateStateMachineAlias(r -> r.stateMachineAliasArn(alias).routingConfiguration(
                RoutingConfigurationListItem.builder().stateMachineVersionArn(updated.stateMachineVersionArn()).weight(100).build()));
        var second = Server.ended(sfn, sfn.startExecution(r -> r.stateMachineArn(alias).input("{\"name\":\"Ada\"}")).executionArn());
        assertThat(second.output()).isEqualTo("{\"goodbye\":\"Ada\"}");
        assertThat(sfn.listExecutions(r -> r.stateMachineArn(machine + ":2")).executions()).singleElement()
                .satisfies(listed -> assertThat(listed.stateMachineAliasArn()).isEqualTo(alias));
        assertThat(sfn.listExecutions(r -> r.stateMachineArn(alias)).executions()).hasSize(2);

        assertThatThrownBy(() -> sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(machine + ":2")))
                .isInstanceOf(ConflictException.class).hasMessageContaining("[PROD]");
        assertThatThrownBy(() -> sfn.describeStateMachineAlias(r -> r.stateMachineAliasArn(machine + ":NONE")))
                .isInstanceOf(ResourceNotFoundException.class);
        sfn.deleteStateMachine(r -> r.stateMachineArn(machine));
        assertThatThrownBy(() -> sfn.describeStateMachine(r -> r.stateMachineArn(machine + ":1")))
                .isInstanceOf(StateMachineDoesNotExistException.class);
    }

    @Test
    void startingTwiceWithOneNameIsOneExecution() {
        var machine = create("waiter", """
                {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":600,"End":true}}}""");

        var first = sfn.startExecution(r -> r.stateMachineArn(machine).name("one").input("{}"));
        var again = sfn.startExecution(r -> r.stateMachineArn(machine).name("one").input("{}"));
        var stopped = sfn.stopExecution(r -> r.executionArn(first.executionArn()).error("Enough").cause("tested"));

        assertThat(again.equalsBySdkFields(first)).as("%s and %s", first, again).isTrue();
        assertThat(stopped.stopDate()).isNotNull();
        assertThat(sfn.describeExecution(r -> r.executionArn(first.executionArn())).statusAsString()).isEqualTo("ABORTED");
    }

    @Test
    void aHumanAnswersWithTheTaskTokenOnce() throws Exception {
        var machine = create("approval", Files.readString(Program.example("expense-approval/workflow.asl.json")));
        var execution = sfn.startExecution(r -> r.stateMachineArn(machine)
                .input("{\"who\":\"Ada\",\"what\":\"cards\",\"amount\":240}")).executionArn();
        var token = awaitToken(execution);

        sfn.sendTaskHeartbeat(r -> r.taskToken(token));
        var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(server.endpoint().resolve("/tasks/success"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"taskToken\":\"" + token + "\",\"output\":{\"approvedBy\":\"Grace\"}}"))
                .build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(Server.ended(sfn, execution).output()).contains("\"approvedBy\":\"Grace\"").contains("\"reference\":\"ada-240\"");
        assertThatThrownBy(() -> sfn.sendTaskSuccess(r -> r.taskToken(token).output("{}")))
                .isInstanceOf(TaskTimedOutException.class);
        assertThatThrownBy(() -> sfn.sendTaskSuccess(r -> r.taskToken(token.substring(1) + "A").output("{}")))
                .isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void badInputGetsAClearErrorAndTheServerStaysUp() {
        assertThatThrownBy(() -> create("broken", "{\"StartAt\":\"Nowhere\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}"))
                .isInstanceOf(InvalidDefinitionException.class).hasMessageContaining("Nowhere");
        assertThatThrownBy(() -> sfn.describeExecution(r -> r.executionArn(
                "arn:aws:states:us-east-1:000000000000:execution:greeter:nobody")))
                .isInstanceOf(ExecutionDoesNotExistException.class).hasMessageContaining("nobody");

        assertThat(sfn.listStateMachines().sdkHttpResponse().isSuccessful()).isTrue();
    }

    @Test
    void testsAStateWithAMockAndWithTheCall() {
        var task = """
                {"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"reimburse","Payload.$":"$"},
                 "ResultSelector":{"status.$":"$.StatusCode"},"Retry":[{"ErrorEquals":["Lambda.TooManyRequestsException"]}],"Next":"Sent"}""";
        var mocked = sfn.testState(r -> r.definition(task).input("{\"a\":1}").inspectionLevel(InspectionLevel.DEBUG)
                .mock(m -> m.result("{\"StatusCode\":202}")));
        var failed = sfn.testState(r -> r.definition(task).stateConfiguration(c -> c.retrierRetryCount(2))
                .inspectionLevel(InspectionLevel.TRACE).mock(m -> m.errorOutput(e -> e.error("Lambda.TooManyRequestsException"))));
        var called = sfn.testState(r -> r.definition(task).roleArn(ROLE)
                .input("{\"who\":\"Ada\",\"amount\":240,\"approval\":{\"approvedBy\":\"Grace\"}}"));

        assertThat(mocked.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
        assertThat(mocked.output()).isEqualTo("{\"status\":202}");
        assertThat(mocked.nextState()).isEqualTo("Sent");
        assertThat(mocked.inspectionData().afterParameters()).isEqualTo("{\"FunctionName\":\"reimburse\",\"Payload\":{\"a\":1}}");
        assertThat(failed.status()).isEqualTo(TestExecutionStatus.RETRIABLE);
        assertThat(failed.inspectionData().errorDetails().retryBackoffIntervalSeconds()).isEqualTo(4);
        assertThat(called.status()).as(called.cause()).isEqualTo(TestExecutionStatus.SUCCEEDED);
        assertThat(called.output()).isEqualTo("{\"status\":200}");
        assertThatThrownBy(() -> sfn.testState(r -> r.definition(task).mock(m -> m.result("{\"StatusCode\":\"202\"}"))))
                .isInstanceOf(ValidationException.class).hasMessageContaining("Field 'StatusCode' must be a number");
    }

    private static String create(String name, String definition) {
        return sfn.createStateMachine(r -> r.name(name).definition(definition).roleArn(ROLE)).stateMachineArn();
    }

    private static String awaitToken(String execution) throws InterruptedException {
        while (true) {
            var submitted = sfn.getExecutionHistory(r -> r.executionArn(execution)).events();
            if (submitted.stream().anyMatch(e -> e.type() == HistoryEventType.TASK_SUBMITTED)) {
                var scheduled = submitted.stream().filter(e -> e.type() == HistoryEventType.TASK_SCHEDULED).findFirst();
                return scheduled.orElseThrow().taskScheduledEventDetails().parameters()
                        .replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1");
            }
            Thread.sleep(20);
        }
    }
}
