package dev.stepwright.infra.box;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.infra.box.Template.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An event source mapping: reads a queue with the function's role, and deletes what the function did not report as failed. */
final class EventSource implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int POLLERS = 2;

    private final String queueArn;
    private final String queueUrl;
    private final int batchSize;
    private final boolean reportsFailures;
    private final DeployedFunction function;
    private final SqsClient sqs;
    private final Semaphore concurrency;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    EventSource(Resource mapping, Functions functions, SqsClient sqs) {
        var properties = mapping.properties();
        this.sqs = sqs;
        queueArn = properties.path("EventSourceArn").asText();
        queueUrl = sqs.getQueueUrl(get -> get.queueName(Account.name(queueArn))).queueUrl();
        batchSize = properties.path("BatchSize").asInt();
        reportsFailures = properties.path("FunctionResponseTypes").toString().contains("ReportBatchItemFailures");
        function = functions.behind(properties.path("FunctionName").asText());
        concurrency = new Semaphore(properties.path("ScalingConfig").path("MaximumConcurrency").asInt(1_000));
        checkVisibility();
        demand("GetQueueAttributes");
        demand("ReceiveMessage");
        demand("DeleteMessage");
        for (int i = 0; i < POLLERS; i++) {
            threads.submit(this::poll);
        }
    }

    /** CreateEventSourceMapping refuses a queue that would show a message again while the function still works on it. */
    private void checkVisibility() {
        var visibility = Integer.parseInt(sqs.getQueueAttributes(get -> get.queueUrl(queueUrl)
                .attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT)).attributes().get(QueueAttributeName.VISIBILITY_TIMEOUT));
        if (visibility < function.timeout().toSeconds()) {
            throw new AssertionError("Queue visibility timeout: %d seconds is less than Function timeout: %d seconds"
                    .formatted(visibility, function.timeout().toSeconds()));
        }
    }

    private void demand(String action) {
        if (!function.guard().allows(new Access("sqs:" + action, queueArn))) {
            throw new AssertionError("The function execution role does not have permissions to call %s on SQS".formatted(action));
        }
    }

    private void poll() {
        while (!closed) {
            try {
                var messages = sqs.receiveMessage(receive -> receive.queueUrl(queueUrl).maxNumberOfMessages(batchSize)
                        .waitTimeSeconds(1).messageSystemAttributeNames(MessageSystemAttributeName.ALL)).messages();
                if (!messages.isEmpty()) {
                    concurrency.acquire();
                    threads.submit(() -> deliver(messages));
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                if (!closed) {
                    System.err.println("Polling " + queueUrl + " failed: " + e);
                }
            }
        }
    }

    private void deliver(List<Message> messages) {
        try {
            var answer = JSON.readTree(function.invoke(event(messages)));
            var failed = reportsFailures ? failed(answer) : Set.of();
            messages.stream().filter(message -> !failed.contains(message.messageId())).forEach(message ->
                    sqs.deleteMessage(delete -> delete.queueUrl(queueUrl).receiptHandle(message.receiptHandle())));
        } catch (IOException | RuntimeException e) {
            if (!closed) {
                System.err.println(function.name() + " failed, and its messages come again: " + e);
            }
        } finally {
            concurrency.release();
        }
    }

    private static Set<String> failed(JsonNode answer) {
        var failed = new HashSet<String>();
        answer.path("batchItemFailures").forEach(item -> failed.add(item.path("itemIdentifier").asText()));
        return failed;
    }

    /** Lambda guide, "Example standard queue message event". */
    private byte[] event(List<Message> messages) {
        var records = JsonNodeFactory.instance.arrayNode();
        for (var message : messages) {
            var attributes = JsonNodeFactory.instance.objectNode();
            message.attributesAsStrings().forEach(attributes::put);
            records.addObject().put("messageId", message.messageId()).put("receiptHandle", message.receiptHandle())
                    .put("body", message.body()).put("md5OfBody", message.md5OfBody()).put("eventSource", "aws:sqs")
                    .put("eventSourceARN", queueArn).put("awsRegion", Account.REGION)
                    .set("attributes", attributes);
        }
        return JsonNodeFactory.instance.objectNode().set("Records", records).toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
    }
}
