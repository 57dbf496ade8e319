package dev.stepwright.infra.onemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;

/** {@code stepwright up --mocks}: test cases of a mock file as AWS Step Functions Local reads it, started by AWS's Java client. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class MockedExecutionsTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/test";
    private static final String MOCKS = """
            {"StateMachines": {"orders": {"TestCases": {
               "paid": {"Charge": "Charged", "Ship": "Shipped"},
               "busy": {"Charge": "BusyThenCharged", "Ship": "Shipped"},
               "broken": {"Charge": "Broken"}}}},
             "MockedResponses": {
               "Charged": {"0": {"Return": {"StatusCode": 200, "Payload": {"id": 7}}}},
               "BusyThenCharged": {"0-1": {"Throw": {"Error": "Lambda.TooManyRequestsException", "Cause": "busy"}},
                                   "2": {"Return": {"StatusCode": 200, "Payload": {"id": 8}}}},
               "Broken": {"0": {"Throw": {"Error": "NoMoney", "Cause": "none left"}}},
               "Shipped": {"0": {"Return": {"parcel": "p"}}}}}""";
    private static final String ORDERS = """
            {"StartAt": "Charge", "States": {
              "Charge": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "charge"},
                "ResultSelector": {"id.$": "$.Payload.id"}, "Retry": [{"ErrorEquals": ["Lambda.TooManyRequestsException"], "IntervalSeconds": 0}],
                "Catch": [{"ErrorEquals": ["NoMoney"], "ResultPath": "$.why", "Next": "Sorry"}], "Next": "Fork"},
              "Sorry": {"Type": "Succeed"},
              "Fork": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "Ship", "States": {
                "Ship": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "End": true,
                  "Parameters": {"QueueUrl": "http://127.0.0.1:9/none", "MessageBody.$": "$$.Task.Token"}}}}]}}}""";

    @TempDir
    private static Path folder;
    private static Server server;
    private static SfnClient sfn;
    private static String machine;

    @BeforeAll
    static void start() throws IOException {
        server = Server.up("--mocks", Files.writeString(folder.resolve("mocks.json"), MOCKS).toString());
        sfn = server.client();
        machine = sfn.createStateMachine(r -> r.name("orders").definition(ORDERS).roleArn(ROLE)).stateMachineArn();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        sfn.close();
        server.close();
    }

    @Test
    void mockedStatesAnswerAlsoInBranchesAndInsteadOfACallback() throws InterruptedException {
        var ended = run("paid");
        assertThat(ended.output()).as("%s %s", ended.error(), ended.cause()).isEqualTo("[{\"parcel\":\"p\"}]");
        assertThat(ended.stateMachineArn()).isEqualTo(machine);
    }

    @Test
    void eachAttemptHasItsAnswer() throws InterruptedException {
        var ended = run("busy");
        assertThat(ended.statusAsString()).as("%s %s", ended.error(), ended.cause()).isEqualTo("SUCCEEDED");
        assertThat(sfn.getExecutionHistory(r -> r.executionArn(ended.executionArn())).events()).extracting(HistoryEvent::typeAsString)
                .filteredOn("TaskFailed"::equals).hasSize(2);
    }

    @Test
    void aFailureIsCaughtAsAnyOther() throws InterruptedException {
        assertThat(run("broken").output()).isEqualTo("{\"why\":{\"Error\":\"NoMoney\",\"Cause\":\"none left\"}}");
    }

    @Test
    void aCaseThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> sfn.startExecution(r -> r.stateMachineArn(machine + "#none"))).isInstanceOf(InvalidArnException.class)
                .hasMessageContaining("the mock file has no test case none of state machine orders");
    }

    private static DescribeExecutionResponse run(String name) throws InterruptedException {
        return Server.ended(sfn, sfn.startExecution(r -> r.stateMachineArn(machine + "#" + name).input("{}")).executionArn());
    }
}
