package dev.stepwright.functions.aws;

import dev.stepwright.engine.journal.port.ActivityQueues;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.functions.step.NudgeCodec;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** A standard queue of SQS for each activity. They come and go with their activities, so the template does not know them. */
public final class SqsActivityQueues implements ActivityQueues {

    /** The longest that one request waits (SQS guide, "Short and long polling"). */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private static final System.Logger LOG = System.getLogger(SqsActivityQueues.class.getName());
    private static final Duration KEPT = Duration.ofDays(14);
    private static final String SQS = "SQS";

    /**
     * @param prefix     of the queues' names
     * @param urlOfQueue any queue of the same account and region: the others' addresses differ in the name alone
     * @param keyArn     of the KMS key that messages are encrypted under, when it is not SQS's own
     * @param visibility for how long a received task is hidden from others, in whole seconds
     */
    public record Settings(String prefix, String urlOfQueue, Optional<String> keyArn, Duration visibility) {
    }

    private final SqsClient sqs;
    private final SqsClient patient;
    private final Settings settings;

    /** @param patient waits for answers for longer than {@link #LONGEST_WAIT} */
    public SqsActivityQueues(SqsClient sqs, SqsClient patient, Settings settings) {
        this.sqs = sqs;
        this.patient = patient;
        this.settings = settings;
    }

    @Override
    public void create(String queue) {
        var attributes = new EnumMap<QueueAttributeName, String>(QueueAttributeName.class);
        attributes.putAll(Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT, Long.toString(settings.visibility().toSeconds()),
                QueueAttributeName.MESSAGE_RETENTION_PERIOD, Long.toString(KEPT.toSeconds())));
        settings.keyArn().ifPresent(key -> attributes.put(QueueAttributeName.KMS_MASTER_KEY_ID, key));
        Availability.guard(SQS, () -> sqs.createQueue(create -> create.queueName(settings.prefix() + queue).attributes(attributes)));
    }

    @Override
    public void delete(String queue) {
        Availability.guard(SQS, () -> {
            try {
                return sqs.deleteQueue(delete -> delete.queueUrl(url(queue)));
            } catch (QueueDoesNotExistException e) {
                LOG.log(Level.DEBUG, "Queue " + queue + " was deleted before");
                return null;
            }
        });
    }

    @Override
    public void send(String queue, Nudge task) {
        Availability.guard(SQS, () -> sqs.sendMessage(send -> send.queueUrl(url(queue)).messageBody(NudgeCodec.write(task))));
    }

    @Override
    public Optional<Received> poll(String queue, Duration wait) {
        var seconds = (int) Math.min(LONGEST_WAIT.toSeconds(), wait.plusMillis(999).toSeconds());
        var client = seconds == 0 ? sqs : patient;
        return Availability.guard(SQS, () -> client.receiveMessage(receive -> receive.queueUrl(url(queue)).maxNumberOfMessages(1)
                .waitTimeSeconds(seconds))).messages().stream().findFirst().flatMap(message -> received(queue, message));
    }

    /** What is no nudge was put there by somebody else, and nobody will ever be able to read it. */
    private Optional<Received> received(String queue, Message message) {
        try {
            return Optional.of(new Received(NudgeCodec.read(message.body()), message.receiptHandle()));
        } catch (NudgeCodec.Unreadable e) {
            LOG.log(Level.WARNING, "Message " + message.messageId() + " of " + settings.prefix() + queue + " is thrown away", e);
            remove(queue, message.receiptHandle());
            return Optional.empty();
        }
    }

    @Override
    public void acknowledge(String queue, Received received) {
        remove(queue, received.receipt());
    }

    private void remove(String queue, String receiptHandle) {
        Availability.guard(SQS, () -> sqs.deleteMessage(delete -> delete.queueUrl(url(queue)).receiptHandle(receiptHandle)));
    }

    private String url(String queue) {
        return settings.urlOfQueue().substring(0, settings.urlOfQueue().lastIndexOf('/') + 1) + settings.prefix() + queue;
    }
}
