package dev.stepwright.cdk;

import dev.stepwright.functions.Catalogue;
import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.RedriveAllowPolicy;
import software.constructs.Construct;

/** The queue of nudges, and the one that takes what cannot be handled. */
final class StepQueue extends Construct {

    private final Queue queue;
    private final Queue deadLetters;

    StepQueue(Construct scope, String id, Encryption encryption) {
        super(scope, id);
        // The two name each other, which only a name known beforehand allows.
        var name = Stack.of(this).getStackName() + "-steps";
        var arn = Stack.of(this).formatArn(ArnComponents.builder().service("sqs").resource(name).build());
        deadLetters = builder("DeadLetters", encryption)
                .redriveAllowPolicy(RedriveAllowPolicy.builder()
                        .sourceQueues(List.of(Queue.fromQueueArn(this, "Source", arn)))
                        .build())
                .build();
        queue = builder("Queue", encryption)
                .queueName(name)
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(deadLetters).maxReceiveCount(Catalogue.StepQueue.MAX_RECEIVES).build())
                .build();
    }

    Queue queue() {
        return queue;
    }

    Queue deadLetters() {
        return deadLetters;
    }

    private Queue.Builder builder(String id, Encryption encryption) {
        return encryption.protect(Queue.Builder.create(this, id))
                .retentionPeriod(Duration.days(Catalogue.StepQueue.RETENTION_DAYS))
                .visibilityTimeout(Duration.seconds(Catalogue.StepQueue.VISIBILITY_SECONDS))
                .enforceSsl(true);
    }
}
