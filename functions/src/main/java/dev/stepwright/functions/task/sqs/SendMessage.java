package dev.stepwright.functions.task.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.asl.Resource.Pattern;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.functions.task.CallerCredentials;
import dev.stepwright.functions.task.Integration;
import dev.stepwright.functions.task.Parameters;
import dev.stepwright.functions.task.SdkMetadata;
import dev.stepwright.functions.task.ServiceName;
import dev.stepwright.functions.task.UnusableParameters;
import java.util.Base64;
import java.util.HashMap;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** {@code sqs:sendMessage}: a body that is not text is sent as JSON text. */
public final class SendMessage implements Integration {

    private static final String DEDUPLICATION_ID = "MessageDeduplicationId";
    private static final Set<String> MEMBERS = Set.of("DelaySeconds", "MessageAttributes", "MessageBody", DEDUPLICATION_ID,
            "MessageGroupId", "QueueUrl");
    private static final String BINARY_VALUE = "BinaryValue";
    private static final Set<String> ATTRIBUTE_MEMBERS = Set.of(BINARY_VALUE, "DataType", "StringValue");
    private static final ServiceName SQS = new ServiceName("SQS", "AmazonSQS", "AmazonSQSException");

    private final SqsClient sqs;
    private final CallerCredentials credentials;

    /** @param sqs must not try again: a message would be sent twice */
    public SendMessage(SqsClient sqs, CallerCredentials credentials) {
        this.sqs = sqs;
        this.credentials = credentials;
    }

    @Override
    public Set<Pattern> patterns() {
        return Set.of(Pattern.REQUEST_RESPONSE, Pattern.WAIT_FOR_TASK_TOKEN);
    }

    @Override
    public TaskOutcome perform(TaskCall call, Attempt attempt) throws UnusableParameters {
        var request = request(Parameters.of(call, MEMBERS));
        var missing = QueueHost.unknown(request.queueUrl());
        if (missing.isPresent()) {
            return new TaskOutcome.Failed(SQS.unreachable(ServiceName.unknownHost(missing.get())));
        }
        request = request.toBuilder().overrideConfiguration(override -> override.apiCallTimeout(attempt.patience())
                .credentialsProvider(credentials.ofRole(attempt.roleArn()))).build();
        try {
            return new TaskOutcome.Succeeded(Payload.of(shown(sqs.sendMessage(request))));
        } catch (SdkException e) {
            return SQS.outcome(e);
        }
    }

    /** A FIFO queue remembers a de-duplication id for five minutes, and a lost attempt may be asked for again long after. */
    @Override
    public boolean isIdempotent(TaskCall call) {
        return false;
    }

    private static SendMessageRequest request(Parameters parameters) throws UnusableParameters {
        var request = SendMessageRequest.builder().queueUrl(parameters.requiredText("QueueUrl"))
                .messageBody(parameters.requiredDocument("MessageBody"))
                .delaySeconds(parameters.integer("DelaySeconds").orElse(null))
                .messageDeduplicationId(parameters.text(DEDUPLICATION_ID).orElse(null))
                .messageGroupId(parameters.text("MessageGroupId").orElse(null));
        var attributes = new HashMap<String, MessageAttributeValue>();
        parameters.entries("MessageAttributes").forEach((name, given) ->
                attributes.put(name, attribute(parameters.structure(name, given, ATTRIBUTE_MEMBERS))));
        request.messageAttributes(attributes);
        parameters.check();
        return request.build();
    }

    private static MessageAttributeValue attribute(Parameters given) {
        var attribute = MessageAttributeValue.builder().dataType(given.requiredText("DataType"));
        given.text("StringValue").ifPresent(attribute::stringValue);
        given.text(BINARY_VALUE).ifPresent(binary -> {
            try {
                attribute.binaryValue(SdkBytes.fromByteArray(Base64.getDecoder().decode(binary)));
            } catch (IllegalArgumentException _) {
                given.wrong(BINARY_VALUE, "Base64");
            }
        });
        return attribute.build();
    }

    private static JsonNode shown(SendMessageResponse answer) {
        var shown = JsonNodeFactory.instance.objectNode();
        put(shown::put, "MD5OfMessageAttributes", answer.md5OfMessageAttributes());
        put(shown::put, "MD5OfMessageBody", answer.md5OfMessageBody());
        put(shown::put, "MD5OfMessageSystemAttributes", answer.md5OfMessageSystemAttributes());
        put(shown::put, "MessageId", answer.messageId());
        var http = answer.sdkHttpResponse();
        SdkMetadata.add(shown, http.headers(), http.statusCode(), answer.responseMetadata().requestId());
        put(shown::put, "SequenceNumber", answer.sequenceNumber());
        return shown;
    }

    private static void put(java.util.function.BiConsumer<String, String> shown, String name, String value) {
        if (value != null) {
            shown.accept(name, value);
        }
    }
}
