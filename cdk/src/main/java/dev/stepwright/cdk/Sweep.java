package dev.stepwright.cdk;

import dev.stepwright.functions.Catalogue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.constructs.Construct;

/** Wakes the sweeper now and then (docs/protocol.md, rule 10). */
final class Sweep extends Construct {

    Sweep(Construct scope, String id, Alias sweeper) {
        super(scope, id);
        var role = Role.Builder.create(this, "Role")
                .description("EventBridge Scheduler: wakes the sweeper")
                .assumedBy(ServicePrincipal.Builder.create("scheduler.amazonaws.com")
                        .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
                        .build())
                .inlinePolicies(Map.of("invoke", PolicyDocument.Builder.create()
                        .statements(List.of(Grants.allow(List.of("lambda:InvokeFunction"), List.of(sweeper.getFunctionArn()))))
                        .build()))
                .build();
        CfnSchedule.Builder.create(this, "Schedule")
                .description("Stepwright: nudges executions that stand still")
                .scheduleExpression(String.format(Locale.ROOT, "rate(%d minutes)", Catalogue.SWEEP_MINUTES))
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("FLEXIBLE").maximumWindowInMinutes(Catalogue.SWEEP_MINUTES / 2).build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(sweeper.getFunctionArn())
                        .roleArn(role.getRoleArn())
                        // the next sweep makes up for one that failed
                        .retryPolicy(CfnSchedule.RetryPolicyProperty.builder().maximumRetryAttempts(0).build())
                        .build())
                .build();
    }
}
