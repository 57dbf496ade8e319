package dev.stepwright.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.IRuleTarget;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * Rules of EventBridge that start executions: {@code rule.addTarget(stack.startsExecutions().of(machineArn))}. The execution's
 * input is the whole event, as it is for AWS's own target; its name is the event's id, so an event that is delivered twice
 * starts one execution.
 */
public final class StartsExecutions extends Construct {

    private static final Duration GIVE_UP = Duration.hours(6);

    private final Alias trigger;
    private final Queue deadLetters;

    StartsExecutions(Construct scope, String id, EngineFunction function, Encryption encryption) {
        super(scope, id);
        trigger = function.live();
        deadLetters = encryption.protect(Queue.Builder.create(this, "DeadLetters"))
                .retentionPeriod(Duration.days(14))
                .enforceSsl(true)
                .build();
        function.allow(Grants.allow(List.of("sqs:SendMessage"), List.of(deadLetters.getQueueArn())));
        CfnEventInvokeConfig.Builder.create(this, "Retries")
                .functionName(function.name())
                .qualifier(trigger.getAliasName())
                .maximumEventAgeInSeconds(GIVE_UP.toSeconds())
                .maximumRetryAttempts(2)
                .destinationConfig(CfnEventInvokeConfig.DestinationConfigProperty.builder()
                        .onFailure(CfnEventInvokeConfig.OnFailureProperty.builder()
                                .destination(deadLetters.getQueueArn()).build())
                        .build())
                .build();
    }

    /** A target that starts an execution of the machine for each event; an unqualified, version or alias ARN. */
    public IRuleTarget of(String stateMachineArn) {
        return LambdaFunction.Builder.create(trigger)
                .event(RuleTargetInput.fromObject(Map.of(
                        "stateMachineArn", stateMachineArn,
                        "name", EventField.getEventId(),
                        "input", EventField.fromPath("$"))))
                .maxEventAge(GIVE_UP)
                .deadLetterQueue(deadLetters)
                .build();
    }
}
