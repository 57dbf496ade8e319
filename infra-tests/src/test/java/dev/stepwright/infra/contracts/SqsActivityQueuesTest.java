package dev.stepwright.infra.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.port.ActivityQueues;
import dev.stepwright.engine.journal.port.ActivityQueuesContract;
import dev.stepwright.functions.aws.SqsActivityQueues;
import dev.stepwright.infra.servers.Clients;
import dev.stepwright.local.box.BoxServer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

@Tag("slow")
class SqsActivityQueuesTest extends ActivityQueuesContract {

    private static BoxServer server;
    private static SqsClient sqs;
    private static ActivityQueues queues;

    @BeforeAll
    static void start() throws Exception {
        server = BoxServer.start(BoxServer.Kind.SQS, BoxServer.Options.DEFAULTS);
        sqs = Clients.client(SqsClient.builder(), server);
        var steps = sqs.createQueue(create -> create.queueName("steps")).queueUrl();
        queues = new SqsActivityQueues(sqs, sqs, new SqsActivityQueues.Settings("work-", steps, Optional.empty(), VISIBILITY));
    }

    @AfterAll
    static void stop() {
        sqs.close();
        server.close();
    }

    @Override
    protected ActivityQueues queues() {
        return queues;
    }

    @Test
    void whatIsNoTaskIsThrownAway() {
        queues.create("strange");
        var url = sqs.getQueueUrl(get -> get.queueName("work-strange")).queueUrl();
        sqs.sendMessage(send -> send.queueUrl(url).messageBody("no nudge"));
        assertThat(queues.poll("strange", Duration.ofSeconds(5))).isEmpty();
        assertThat(queues.poll("strange", VISIBILITY.multipliedBy(3))).isEmpty();
    }
}
