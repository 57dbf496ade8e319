package dev.stepwright.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@Command(name = "queue", description = "Show how the queue is doing, and send its dead letters again.",
        footer = {"", "A dead letter is a message that ten tries did not get done. Its execution stands where it stood."})
final class QueueCommand implements Callable<Integer> {

    @Option(names = "--endpoint", paramLabel = "URL", defaultValue = "http://127.0.0.1:8083",
            description = "A server that 'up' started (default: ${DEFAULT-VALUE}).")
    private URI endpoint;
    @Option(names = "--dead-letters", paramLabel = "URL",
            description = "Or the dead-letter queue of a deployed stack: its output DeadLetterQueueUrl.")
    private URI deadLetters;
    @Option(names = "--redrive", description = "Send the dead letters again.")
    private boolean redrive;

    @Override
    public Integer call() throws InterruptedException {
        return deadLetters == null ? local() : deployed();
    }

    private int local() throws InterruptedException {
        try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            if (redrive) {
                System.out.println("redriven " + asked(client, "POST", "/stepwright/queue/redrive").path("redriven").asLong());
            }
            var state = asked(client, "GET", "/stepwright/queue");
            state.properties().forEach(member -> System.out.println(member.getKey() + " " + member.getValue()));
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            throw new Unusable("--endpoint: expected a server that 'stepwright up' started, found nobody at " + endpoint, e);
        }
    }

    private JsonNode asked(HttpClient client, String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint.resolve(path)).timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.noBody()).build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        try {
            if (answer.statusCode() == 200) {
                return Json.parse(answer.body());
            }
        } catch (MalformedJsonException _) {
            // not ours, as below
        }
        throw new Unusable("--endpoint: expected a server that 'stepwright up' started, but " + endpoint + " answered "
                + answer.statusCode());
    }

    /** SQS moves them itself, back to the queue that they came from (SQS guide, "Configure a dead-letter queue redrive"). */
    private int deployed() {
        try (var sqs = SqsClient.builder().httpClientBuilder(Apache5HttpClient.builder()).build()) {
            var attributes = sqs.getQueueAttributes(get -> get.queueUrl(deadLetters.toString())
                    .attributeNames(QueueAttributeName.QUEUE_ARN, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).attributes();
            System.out.println("deadLetters " + attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
            if (redrive) {
                sqs.startMessageMoveTask(start -> start.sourceArn(attributes.get(QueueAttributeName.QUEUE_ARN)));
                System.out.println("redrive started");
            }
            return 0;
        } catch (SdkException e) {
            throw new Unusable("--dead-letters: SQS says " + e.getMessage(), e);
        }
    }
}
