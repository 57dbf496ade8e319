package dev.stepwright.functions.aws;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.stepwright.functions.step.Visibility;
import java.lang.System.Logger.Level;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** ChangeMessageVisibility. A message that is deleted by now, or whose receipt is stale, needs no change any more. */
public final class SqsVisibility implements Visibility {

    private static final System.Logger LOG = System.getLogger(SqsVisibility.class.getName());
    private static final Duration LONGEST = Duration.ofHours(12);

    private final SqsClient sqs;
    private final String queueUrl;

    public SqsVisibility(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public void change(SQSMessage message, Duration visibility) {
        var bounded = visibility.isNegative() ? Duration.ZERO : visibility.compareTo(LONGEST) > 0 ? LONGEST : visibility;
        try {
            sqs.changeMessageVisibility(request -> request.queueUrl(queueUrl).receiptHandle(message.getReceiptHandle())
                    .visibilityTimeout((int) bounded.plusNanos(999_999_999).toSeconds()));
        } catch (SdkException e) {
            LOG.log(Level.INFO, "The visibility of message " + message.getMessageId() + " stays as it is: " + e.getMessage());
        }
    }
}
