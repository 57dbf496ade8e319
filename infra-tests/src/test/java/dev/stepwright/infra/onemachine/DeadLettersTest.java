package dev.stepwright.infra.onemachine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.infra.servers.Clients;
import dev.stepwright.local.box.BoxServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The command that sends dead letters again, before the queues of a deployed stack. */
@Tag("slow")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DeadLettersTest {

    @Test
    void deadLettersOfADeployedStackAreCountedAndGoBackToTheirQueue() throws Exception {
        try (var server = BoxServer.start(BoxServer.Kind.SQS, BoxServer.Options.DEFAULTS);
             var sqs = Clients.client(SqsClient.builder(), server)) {
            var dead = sqs.createQueue(create -> create.queueName("dead")).queueUrl();
            var arn = sqs.getQueueAttributes(get -> get.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN)).attributes()
                    .get(QueueAttributeName.QUEUE_ARN);
            var steps = sqs.createQueue(create -> create.queueName("steps").attributes(Map.of(QueueAttributeName.REDRIVE_POLICY,
                    "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":1}"))).queueUrl();
            sqs.sendMessage(send -> send.queueUrl(steps).messageBody("a nudge"));
            assertThat(received(sqs, steps)).containsExactly("a nudge");
            assertThat(received(sqs, steps)).isEmpty();

            var environment = Map.of("AWS_ENDPOINT_URL_SQS", server.endpoint().toString(), "AWS_REGION", "us-east-1",
                    "AWS_ACCESS_KEY_ID", "any", "AWS_SECRET_ACCESS_KEY", "any");
            var ran = Program.run(environment, "queue", "--dead-letters", dead, "--redrive");

            assertThat(ran.status()).as(ran.err()).isZero();
            assertThat(ran.out().lines()).containsExactly("deadLetters 1", "redrive started");
            assertThat(received(sqs, steps)).containsExactly("a nudge");
        }
    }

    /** What there is within three seconds, visible again at once. */
    private static List<String> received(SqsClient sqs, String queue) {
        return sqs.receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(3).visibilityTimeout(0)).messages().stream()
                .map(message -> message.body()).toList();
    }
}
