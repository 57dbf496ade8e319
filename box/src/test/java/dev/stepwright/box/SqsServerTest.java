package dev.stepwright.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.local.box.BoxServer;
import dev.stepwright.local.box.BoxServer.Kind;
import dev.stepwright.local.box.BoxServer.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

@Tag("slow")
class SqsServerTest {

    private static BoxServer server;
    private static SqsClient sqs;

    @BeforeAll
    static void start() throws Exception {
        server = BoxServer.start(Kind.SQS, Options.DEFAULTS);
        sqs = Clients.client(SqsClient.builder(), server);
    }

    @AfterAll
    static void stop() {
        sqs.close();
        server.close();
    }

    @Test
    void handsOutWhatWasSentUntilItIsDeleted() {
        var queue = queue(sqs, "orders");
        sqs.sendMessage(r -> r.queueUrl(queue).messageBody("one"));
        var received = receive(sqs, queue, 5);
        assertThat(received).extracting(Message::body).containsExactly("one");
        assertThat(receive(sqs, queue, 0)).as("invisible while in flight").isEmpty();
        sqs.deleteMessage(r -> r.queueUrl(queue).receiptHandle(received.getFirst().receiptHandle()));
        assertThat(attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)).isEqualTo("0");
    }

    @Test
    void holdsADelayedMessageBack() {
        var queue = queue(sqs, "delayed");
        sqs.sendMessage(r -> r.queueUrl(queue).messageBody("later").delaySeconds(2));
        assertThat(receive(sqs, queue, 0)).isEmpty();
        assertThat(attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)).isEqualTo("1");
        assertThat(receive(sqs, queue, 20)).extracting(Message::body).containsExactly("later");
    }

    @Test
    void namesTheRegionAndTheAccountInArns() {
        assertThat(attribute(queue(sqs, "named"), QueueAttributeName.QUEUE_ARN))
                .isEqualTo("arn:aws:sqs:us-east-1:000000000000:named");
    }

    @Test
    void takesRegionAndAccountFromTheCaller() throws Exception {
        var options = new Options(0, Optional.empty(), "eu-west-1", "123456789012");
        try (var elsewhere = BoxServer.start(Kind.SQS, options);
                var client = Clients.client(SqsClient.builder(), elsewhere)) {
            var queue = queue(client, "named");
            assertThat(queue).isEqualTo(elsewhere.endpoint() + "/123456789012/named");
            assertThat(client.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                    .attributes().get(QueueAttributeName.QUEUE_ARN)).isEqualTo("arn:aws:sqs:eu-west-1:123456789012:named");
        }
    }

    @Test
    void refusesAQueueThatWasNotCreated() {
        assertThatThrownBy(() -> sqs.getQueueUrl(r -> r.queueName("never-created")))
                .isInstanceOf(QueueDoesNotExistException.class);
        var absent = server.endpoint() + "/000000000000/never-created";
        assertThatThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(absent).messageBody("x")))
                .isInstanceOf(QueueDoesNotExistException.class);
    }

    @Test
    void movesAPoisonousMessageToTheDeadLetterQueue() {
        var dead = queue(sqs, "dead");
        var policy = "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\",\"maxReceiveCount\":1}";
        var queue = sqs.createQueue(r -> r.queueName("alive").attributes(Map.of(
                QueueAttributeName.REDRIVE_POLICY, policy, QueueAttributeName.VISIBILITY_TIMEOUT, "0"))).queueUrl();
        sqs.sendMessage(r -> r.queueUrl(queue).messageBody("poison"));
        assertThat(receive(sqs, queue, 5)).hasSize(1);
        assertThat(receive(sqs, queue, 1)).isEmpty();
        assertThat(receive(sqs, dead, 5)).extracting(Message::body).containsExactly("poison");
    }

    @Test
    void keepsQueuesAndMessagesInAFolder(@TempDir Path folder) throws Exception {
        var options = Options.DEFAULTS.withFolder(folder);
        try (var first = BoxServer.start(Kind.SQS, options); var client = Clients.client(SqsClient.builder(), first)) {
            var queue = queue(client, "kept");
            client.sendMessage(r -> r.queueUrl(queue).messageBody("survivor"));
        }
        try (var second = BoxServer.start(Kind.SQS, options); var client = Clients.client(SqsClient.builder(), second)) {
            var queue = client.getQueueUrl(r -> r.queueName("kept")).queueUrl();
            assertThat(receive(client, queue, 5)).extracting(Message::body).containsExactly("survivor");
        }
    }

    private static String queue(SqsClient client, String name) {
        return client.createQueue(r -> r.queueName(name)).queueUrl();
    }

    private static List<Message> receive(SqsClient client, String queue, int waitSeconds) {
        return client.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(waitSeconds).maxNumberOfMessages(10)).messages();
    }

    private static String attribute(String queue, QueueAttributeName name) {
        return sqs.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(name)).attributes().get(name);
    }
}
