package dev.stepwright.infra.contracts;

import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Nudges;
import dev.stepwright.engine.journal.port.NudgesContract;
import dev.stepwright.functions.aws.SqsNudges;
import dev.stepwright.functions.step.NudgeCodec;
import dev.stepwright.infra.servers.Clients;
import dev.stepwright.local.box.BoxServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import software.amazon.awssdk.services.sqs.SqsClient;

@Tag("slow")
class SqsNudgesTest extends NudgesContract {

    private static BoxServer server;
    private static SqsClient sqs;
    private static String queueUrl;

    @BeforeAll
    static void start() throws Exception {
        server = BoxServer.start(BoxServer.Kind.SQS, BoxServer.Options.DEFAULTS);
        sqs = Clients.client(SqsClient.builder(), server);
        queueUrl = sqs.createQueue(create -> create.queueName("steps")).queueUrl();
    }

    @AfterAll
    static void stop() {
        sqs.close();
        server.close();
    }

    @Override
    protected Nudges nudges() {
        return new SqsNudges(sqs, queueUrl, InstantSource.system());
    }

    @Override
    protected List<Nudge> receive(Duration wait) {
        var seconds = (int) wait.plusMillis(999).toSeconds();
        var received = new ArrayList<Nudge>();
        for (var message : sqs.receiveMessage(receive -> receive.queueUrl(queueUrl).maxNumberOfMessages(10)
                .waitTimeSeconds(seconds)).messages()) {
            sqs.deleteMessage(delete -> delete.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
            received.add(NudgeCodec.read(message.body()));
        }
        return received;
    }
}
