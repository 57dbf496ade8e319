package dev.stepwright.infra.functions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.functions.Catalogue;
import dev.stepwright.functions.deployed.Api;
import dev.stepwright.functions.deployed.AwsClients;
import dev.stepwright.functions.deployed.AwsClients.Patience;
import dev.stepwright.functions.deployed.AwsComposition;
import dev.stepwright.functions.deployed.RequestMetrics;
import dev.stepwright.functions.deployed.Settings;
import dev.stepwright.functions.deployed.StepWorker;
import dev.stepwright.functions.task.modelled.ModelClient;
import dev.stepwright.functions.task.modelled.ModelClientBuilder;
import dev.stepwright.functions.task.sdk.ServiceClients;
import dev.stepwright.infra.faults.Service;
import dev.stepwright.infra.scenarios.Notes;
import dev.stepwright.infra.servers.Clients;
import dev.stepwright.infra.servers.Tables;
import dev.stepwright.local.box.BoxServer;
import dev.stepwright.local.box.BoxServer.Kind;
import dev.stepwright.models.ServiceModel;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;

/** The functions, their tables, queue and bucket, and what Lambda does between queue and step worker. */
final class Deployment implements AutoCloseable {

    static final String ARNS = "arn:aws:states:us-east-1:000000000000:";

    /** What lies between a client of the functions and a server: gives the address that the client gets. */
    interface Network {
        Network DIRECT = (_, server) -> server;

        URI between(Service service, URI server) throws IOException;
    }

    /**
     * How the event source behaves, beside delivering.
     *
     * @param visibility      of the queue, in seconds
     * @param doubledPerMille how many batches are delivered twice at the same time, and how many are done but not deleted
     */
    record EventSource(int visibility, int doubledPerMille, long seed) {
        static final EventSource ORDERLY = new EventSource(Catalogue.StepQueue.VISIBILITY_SECONDS, 0, 0);
    }

    private final BoxServer dynamoServer = BoxServer.start(Kind.DYNAMODB, BoxServer.Options.DEFAULTS);
    private final BoxServer sqsServer = BoxServer.start(Kind.SQS, BoxServer.Options.DEFAULTS);
    private final BoxServer s3Server = BoxServer.start(Kind.S3, BoxServer.Options.DEFAULTS);
    private final Notes notes = new Notes();
    private final LambdaStub lambda = new LambdaStub(notes);
    private final EventSource source;
    private final Random random;
    private final Thread eventSource;
    private volatile boolean isOver;
    private final Api api;
    private final List<String> metrics = Collections.synchronizedList(new ArrayList<>());
    final SqsClient sqs = Clients.client(SqsClient.builder(), sqsServer);
    final S3Client s3 = Clients.client(S3Client.builder().forcePathStyle(true), s3Server);
    final DynamoDbClient dynamo = Clients.client(DynamoDbClient.builder(), dynamoServer);
    private final String queueUrl = sqs.createQueue(create -> create.queueName("steps")).queueUrl();

    Deployment() throws IOException, InterruptedException {
        this(Network.DIRECT, Patience.USUAL, EventSource.ORDERLY);
    }

    Deployment(Network network, Patience patience, EventSource source) throws IOException, InterruptedException {
        this.source = source;
        this.random = new Random(source.seed());
        s3.createBucket(create -> create.bucket("payloads"));
        var stepQueue = network.between(Service.SQS, sqsServer.endpoint()).resolve(URI.create(queueUrl).getPath());
        var settings = new Settings("us-east-1", "000000000000", Tables.create(dynamo, Catalogue.EXECUTIONS),
                Tables.create(dynamo, Catalogue.REGISTRY), stepQueue.toString(), "arn:aws:sqs:us-east-1:000000000000:steps",
                "work-", Optional.empty(), "payloads", "timers",
                "arn:aws:iam::000000000000:role/timers", Optional.empty(), Duration.ofDays(90), Duration.ofDays(365),
                Duration.ofDays(7), OptionalInt.empty(), Conduct.USUAL);
        var requests = new RequestMetrics("deployment", metrics::add, InstantSource.system());
        var composition = new AwsComposition(settings, clients(network, patience, requests), requests);
        api = new Api(composition);
        var worker = new StepWorker(composition);
        eventSource = Thread.ofVirtual().name("event-source").start(() -> pump(worker));
    }

    private AwsClients clients(Network network, Patience patience, RequestMetrics requests) throws IOException {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("role", "secret"));
        var dynamoEndpoint = network.between(Service.DYNAMODB, dynamoServer.endpoint());
        var sqsEndpoint = network.between(Service.SQS, sqsServer.endpoint());
        var s3Endpoint = network.between(Service.S3, s3Server.endpoint());
        var lambdaEndpoint = network.between(Service.LAMBDA, lambda.endpoint());
        var clients = AwsClients.of(patience, requests, builder -> {
            builder.region(Region.US_EAST_1);
            builder.credentialsProvider(credentials);
            switch (builder) {
                case DynamoDbClientBuilder dynamoBuilder -> dynamoBuilder.endpointOverride(dynamoEndpoint);
                case SqsClientBuilder sqsBuilder -> sqsBuilder.endpointOverride(sqsEndpoint);
                case S3ClientBuilder s3Builder -> s3Builder.forcePathStyle(true).endpointOverride(s3Endpoint);
                case LambdaClientBuilder lambdaBuilder -> lambdaBuilder.endpointOverride(lambdaEndpoint);
                case ModelClientBuilder named when named.model().serviceId().equals("DynamoDB") -> named.endpointOverride(dynamoEndpoint);
                case ModelClientBuilder named when named.model().serviceId().equals("SQS") -> named.endpointOverride(sqsEndpoint);
                default -> builder.endpointOverride(lambda.endpoint());
            }
        });
        return new AwsClients(clients.dynamo(), clients.sqs(), clients.patientSqs(), clients.s3(), clients.scheduler(),
                clients.secrets(), clients.taskLambda(), clients.taskSqs(), _ -> credentials,
                services(clients.taskServices(), credentials));
    }

    /** Called with the same credentials whatever the role. */
    private static ServiceClients services(ServiceClients clients, AwsCredentialsProvider credentials) {
        return new ServiceClients() {
            @Override
            public ModelClient client(ServiceModel service) {
                return clients.client(service);
            }

            @Override
            public S3Client s3() {
                return clients.s3();
            }

            @Override
            public AwsCredentialsProvider credentials(String service, String roleArn) {
                return credentials;
            }

            @Override
            public Optional<String> unreachable(String service) {
                return clients.unreachable(service);
            }
        };
    }

    /** What the functions' own clients measured, as they log it. */
    List<String> metrics() {
        return List.copyOf(metrics);
    }

    Notes notes() {
        return notes;
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

    private void pump(StepWorker worker) {
        while (!isOver) {
            var messages = sqs.receiveMessage(receive -> receive.queueUrl(queueUrl).maxNumberOfMessages(10).waitTimeSeconds(1)
                    .visibilityTimeout(source.visibility())).messages();
            if (!messages.isEmpty()) {
                Thread.ofVirtual().start(() -> handle(worker, messages, isDrawn()));
                if (isDrawn()) {
                    Thread.ofVirtual().start(() -> handle(worker, messages, false));
                }
            }
        }
    }

    private synchronized boolean isDrawn() {
        return random.nextInt(1_000) < source.doubledPerMille();
    }

    private void handle(StepWorker worker, List<Message> messages, boolean isForgotten) {
        var event = new SQSEvent();
        event.setRecords(messages.stream().map(Deployment::record).toList());
        var failed = worker.handleRequest(event, null).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier).collect(Collectors.toSet());
        if (!isForgotten) {
            messages.stream().filter(message -> !failed.contains(message.messageId())).forEach(this::delete);
        }
    }

    private void delete(Message message) {
        try {
            sqs.deleteMessage(delete -> delete.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
        } catch (ReceiptHandleIsInvalidException _) {
            // It was received anew meanwhile, or deleted by whoever got it too: Lambda lets it be.
            return;
        }
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
