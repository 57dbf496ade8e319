package dev.stepwright.infra.onemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** RedriveExecution by AWS's own client: what failed is done again, what succeeded is not. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RedriveTest {

    private static Server server;
    private static SfnClient sfn;

    @BeforeAll
    static void start() throws IOException {
        server = Server.up();
        sfn = server.client();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        sfn.close();
        server.close();
    }

    @Test
    void theBranchThatFailedGoesOnAndTheOtherIsKept() throws InterruptedException {
        var activity = sfn.createActivity(r -> r.name("pack")).activityArn();
        var machine = sfn.createStateMachine(r -> r.name("packing").roleArn("arn:aws:iam::000000000000:role/any").definition("""
                {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "Label", "States": {"Label": {"Type": "Pass", "Result": "label", "End": true}}},
                  {"StartAt": "Pack", "States": {"Pack": {"Type": "Task", "Resource": "%s", "TimeoutSeconds": 60, "End": true}}}]}}}
                """.formatted(activity))).stateMachineArn();
        var execution = sfn.startExecution(r -> r.stateMachineArn(machine).name("parcel").input("{}")).executionArn();
        var first = sfn.getActivityTask(r -> r.activityArn(activity)).taskToken();
        sfn.sendTaskFailure(r -> r.taskToken(first).error("NoTape").cause("the roll is empty"));

        var failed = Server.ended(sfn, execution);
        assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(failed.error()).isEqualTo("NoTape");
        assertThat(failed.redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
        assertThat(failed.redriveCount()).isZero();

        var redriven = sfn.redriveExecution(r -> r.executionArn(execution).clientToken("once"));
        assertThat(sfn.redriveExecution(r -> r.executionArn(execution).clientToken("once")).redriveDate())
                .isEqualTo(redriven.redriveDate());
        assertThatThrownBy(() -> sfn.redriveExecution(r -> r.executionArn(execution)))
                .isInstanceOf(ExecutionNotRedrivableException.class).hasMessageContaining("RUNNING");

        var second = sfn.getActivityTask(r -> r.activityArn(activity)).taskToken();
        sfn.sendTaskSuccess(r -> r.taskToken(second).output("\"packed\""));

        var succeeded = Server.ended(sfn, execution);
        assertThat(succeeded.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(succeeded.output()).isEqualTo("[\"label\",\"packed\"]");
        assertThat(succeeded.redriveCount()).isEqualTo(1);
        assertThat(succeeded.redriveDate()).isEqualTo(redriven.redriveDate());
        assertThat(succeeded.redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
        assertThat(succeeded.redriveStatusReason()).contains("SUCCEEDED");
        assertThat(sfn.getExecutionHistoryPaginator(r -> r.executionArn(execution).maxResults(3)).events())
                .extracting(HistoryEvent::type).containsOnlyOnce(HistoryEventType.EXECUTION_STARTED,
                        HistoryEventType.PASS_STATE_ENTERED, HistoryEventType.EXECUTION_FAILED, HistoryEventType.EXECUTION_REDRIVEN,
                        HistoryEventType.ACTIVITY_FAILED, HistoryEventType.ACTIVITY_SUCCEEDED, HistoryEventType.EXECUTION_SUCCEEDED);
        assertThat(sfn.listExecutions(r -> r.stateMachineArn(machine)).executions()).singleElement().satisfies(listed -> {
            assertThat(listed.redriveCount()).isEqualTo(1);
            assertThat(listed.redriveDate()).isEqualTo(redriven.redriveDate());
            assertThat(listed.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        });
    }
}
