package dev.stepwright.cdk;

import dev.stepwright.functions.Catalogue;
import dev.stepwright.functions.Catalogue.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What each function may do, written out by hand: the CDK's own grants allow more than any of them needs. The runs in the box
 * hold every call against these statements, and every statement against the calls.
 */
record Grants(Stores stores, List<String> assumableRoles) {

    static PolicyStatement allow(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create().effect(Effect.ALLOW).actions(actions).resources(resources).build();
    }

    List<PolicyStatement> of(Function function) {
        var statements = new ArrayList<>(switch (function) {
            case STEP_WORKER -> stepWorker();
            case API -> api();
            case TRIGGER -> trigger();
            case SWEEPER -> sweeper();
        });
        statements.addAll(stores.encryption().statements());
        return statements;
    }

    private List<PolicyStatement> stepWorker() {
        return List.of(
                executions("BatchGetItem", "GetItem", "PutItem", "Query", "UpdateItem"),
                index(Catalogue.BY_MACHINE),
                registry("GetItem"),
                allow(List.of("sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes",
                        "sqs:ReceiveMessage", "sqs:SendMessage"), List.of(stores.steps().queue().getQueueArn())),
                activityQueues("SendMessage"),
                payloadObjects(),
                payloadBucket(),
                createSchedules(),
                passTimerRole(),
                readTokenSecret(),
                assumeTaskRoles());
    }

    private List<PolicyStatement> api() {
        return List.of(
                executions("BatchGetItem", "GetItem", "PutItem", "Query", "UpdateItem"),
                index(Catalogue.BY_MACHINE),
                registry("DeleteItem", "GetItem", "PutItem", "Query"),
                sendSteps(),
                activityQueues("CreateQueue", "DeleteMessage", "DeleteQueue", "ReceiveMessage"),
                payloadObjects(),
                payloadBucket(),
                readTokenSecret(),
                assumeTaskRoles());
    }

    private List<PolicyStatement> trigger() {
        return List.of(
                executions("GetItem", "PutItem"),
                registry("GetItem"),
                sendSteps(),
                payloadObjects(),
                payloadBucket(),
                readTokenSecret());
    }

    private List<PolicyStatement> sweeper() {
        return List.of(executions("BatchGetItem"), index(Catalogue.OPEN), registry("DeleteItem", "GetItem", "PutItem", "Query"), sendSteps());
    }

    private PolicyStatement executions(String... actions) {
        return table(actions, stores.tables().executions().getTableArn());
    }

    private PolicyStatement registry(String... actions) {
        return table(actions, stores.tables().registry().getTableArn());
    }

    private PolicyStatement index(Catalogue.Index index) {
        return table(new String[] {"Query"}, stores.tables().executions().getTableArn() + "/index/" + index.name());
    }

    private static PolicyStatement table(String[] actions, String arn) {
        return allow(List.of(actions).stream().map(action -> "dynamodb:" + action).toList(), List.of(arn));
    }

    private PolicyStatement activityQueues(String... actions) {
        return allow(List.of(actions).stream().map(action -> "sqs:" + action).toList(), List.of(stores.activities().arns()));
    }

    private PolicyStatement sendSteps() {
        return allow(List.of("sqs:SendMessage"), List.of(stores.steps().queue().getQueueArn()));
    }

    private PolicyStatement payloadObjects() {
        return allow(List.of("s3:GetObject", "s3:PutObject"), List.of(stores.payloads().arn() + "/" + Catalogue.PAYLOAD_PREFIX + "*"));
    }

    /** Without it S3 answers for an object that is not there as for one that is forbidden. */
    private PolicyStatement payloadBucket() {
        return allow(List.of("s3:ListBucket"), List.of(stores.payloads().arn()));
    }

    private PolicyStatement createSchedules() {
        return allow(List.of("scheduler:CreateSchedule"), List.of(stores.timers().schedules()));
    }

    private PolicyStatement passTimerRole() {
        return PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .actions(List.of("iam:PassRole"))
                .resources(List.of(stores.timers().roleArn()))
                .conditions(Map.of("StringEquals", Map.of("iam:PassedToService", "scheduler.amazonaws.com")))
                .build();
    }

    private PolicyStatement readTokenSecret() {
        return allow(List.of("secretsmanager:GetSecretValue"), List.of(stores.tokens().arn()));
    }

    /** Tasks are called with the machine's execution role, or with that of a test, so this is all that the functions need. */
    private PolicyStatement assumeTaskRoles() {
        var roles = new ArrayList<>(assumableRoles);
        roles.addFirst(Stack.of(stores).formatArn(ArnComponents.builder()
                .service("iam").region("").resource("role").resourceName(ExecutionRole.PATH.substring(1) + "*").build()));
        return allow(List.of("sts:AssumeRole"), roles);
    }
}
