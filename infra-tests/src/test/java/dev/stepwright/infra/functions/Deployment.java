package dev.stepwright.infra.functions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.functions.Catalogue;
import dev.stepwright.functions.api.ApiHandler;
import dev.stepwright.functions.deployed.AwsClients;
import dev.stepwright.functions.deployed.AwsComposition;
import dev.stepwright.functions.deployed.Settings;
import dev.stepwright.functions.step.StepWorkerHandler;
import dev.stepwright.infra.servers.Clients;
import dev.stepwright.infra.servers.Tables;
import dev.stepwright.local.box.BoxServer.Kind;
import dev.stepwright.local.box.BoxServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The functions, their tables, queue and bucket, and what Lambda does between queue and step worker. */
final class Deployment implements AutoCloseable {

    static final String ARNS = "arn:aws:states:us-east-1:000000000000:";

    private final BoxServer dynamoServer = BoxServer.start(Kind.DYNAMODB, BoxServer.Options.DEFAULTS);
    private final BoxServer sqsServer = BoxServer.start(Kind.SQS, BoxServer.Options.DEFAULTS);
    private final BoxServer s3Server = BoxServer.start(Kind.S3, BoxServer.Options.DEFAULTS);
    private final LambdaStub lambda = new LambdaStub();
    private final Thread eventSource;
    private volatile boolean isOver;
    private final ApiHandler api;
    final SqsClient sqs = Clients.client(SqsClient.builder(), sqsServer);
    final S3Client s3 = Clients.client(S3Client.builder().forcePathStyle(true), s3Server);
    private final String queueUrl = sqs.createQueue(create -> create.queueName("steps")).queueUrl();

    Deployment() throws IOException, InterruptedException {
        var dynamo = Clients.client(DynamoDbClient.builder(), dynamoServer);
        s3.createBucket(create -> create.bucket("payloads"));
        var settings = new Settings("us-east-1", "000000000000", Tables.create(dynamo, Catalogue.EXECUTIONS),
                Tables.create(dynamo, Catalogue.REGISTRY), queueUrl, "arn:aws:sqs:us-east-1:000000000000:steps",
                "work-", Optional.empty(), "payloads", "timers",
                "arn:aws:iam::000000000000:role/timers", Optional.of("token-secret"), Duration.ofDays(90), Duration.ofDays(365),
                OptionalInt.empty());
        var composition = new AwsComposition(settings, clients(dynamo));
        api = composition.apiHandler();
        var worker = composition.stepWorker();
        eventSource = Thread.ofVirtual().name("event-source").start(() -> pump(worker));
    }

    private AwsClients clients(DynamoDbClient dynamo) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("role", "secret"));
        var taskLambda = LambdaClient.builder().endpointOverride(lambda.endpoint()).region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry())).build();
        var scheduler = SchedulerClient.builder().region(Region.US_EAST_1).credentialsProvider(AnonymousCredentialsProvider.create())
                .endpointOverride(lambda.endpoint()).build();
        return new AwsClients(dynamo, sqs, sqs, s3, scheduler, name -> name + " of at least thirty-two characters", taskLambda, sqs,
                role -> credentials);
    }

    /** Calls an action of the API as API Gateway does; gives the answer's body. */
    JsonNode call(String action, String body) throws IOException {
        var http = APIGatewayV2HTTPEvent.RequestContext.Http.builder().withMethod("POST").build();
        var event = APIGatewayV2HTTPEvent.builder().withRawPath("/").withBody(body)
                .withHeaders(Map.of("X-Amz-Target", "AWSStepFunctions." + action, "Content-Type", "application/x-amz-json-1.0"))
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder().withHttp(http).withStage("$default")
                        .withRequestId("r").build()).build();
        return Json.mapper().readTree(api.handleRequest(event, null).getBody());
    }

    private void pump(StepWorkerHandler worker) {
        while (!isOver) {
            var messages = sqs.receiveMessage(receive -> receive.queueUrl(queueUrl).maxNumberOfMessages(10).waitTimeSeconds(1)
                    .visibilityTimeout(Catalogue.StepQueue.VISIBILITY_SECONDS)).messages();
            if (!messages.isEmpty()) {
                Thread.ofVirtual().start(() -> handle(worker, messages));
            }
        }
    }

    private void handle(StepWorkerHandler worker, List<Message> messages) {
        var event = new SQSEvent();
        event.setRecords(messages.stream().map(Deployment::record).toList());
        var failed = worker.handleRequest(event, null).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier).collect(Collectors.toSet());
        messages.stream().filter(message -> !failed.contains(message.messageId())).forEach(message ->
                sqs.deleteMessage(delete -> delete.queueUrl(queueUrl).receiptHandle(message.receiptHandle())));
    }

    private static SQSMessage record(Message message) {
        var record = new SQSMessage();
        record.setMessageId(message.messageId());
        record.setReceiptHandle(message.receiptHandle());
        record.setBody(message.body());
        return record;
    }

    @Override
    public void close() throws InterruptedException {
        isOver = true;
        eventSource.join();
        lambda.close();
        dynamoServer.close();
        sqsServer.close();
        s3Server.close();
    }
}
