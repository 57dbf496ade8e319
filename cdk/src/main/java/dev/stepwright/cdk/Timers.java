package dev.stepwright.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.ScheduleGroup;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * Nudges more than fifteen minutes ahead: one-time schedules in a group of their own, sent by a role that can do nothing but
 * send to the step queue.
 */
final class Timers extends Construct {

    private final ScheduleGroup group;
    private final Role role;

    Timers(Construct scope, String id, Queue queue, Encryption encryption) {
        super(scope, id);
        group = ScheduleGroup.Builder.create(this, "Group").build();
        var policy = PolicyDocument.Builder.create()
                .statements(List.of(Grants.allow(List.of("sqs:SendMessage"), List.of(queue.getQueueArn()))))
                .build();
        encryption.statements().forEach(policy::addStatements);
        role = Role.Builder.create(this, "Role")
                .description("EventBridge Scheduler: delivers timers to the step queue")
                .assumedBy(scheduler())
                .inlinePolicies(Map.of("send", policy))
                .build();
    }

    String group() {
        return group.getScheduleGroupName();
    }

    String roleArn() {
        return role.getRoleArn();
    }

    /** Every schedule of the group. */
    String schedules() {
        return Stack.of(this).formatArn(ArnComponents.builder()
                .service("scheduler").resource("schedule").resourceName(group() + "/*").build());
    }

    /** EventBridge Scheduler on behalf of this account only ("Prevent cross-service confused deputy"). */
    private ServicePrincipal scheduler() {
        return ServicePrincipal.Builder.create("scheduler.amazonaws.com")
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
                .build();
    }
}
