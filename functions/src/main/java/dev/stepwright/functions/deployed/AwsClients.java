package dev.stepwright.functions.deployed;

import dev.stepwright.functions.Catalogue;
import dev.stepwright.functions.aws.StsCallerCredentials;
import dev.stepwright.functions.task.CallerCredentials;
import dev.stepwright.functions.task.modelled.ModelClient;
import dev.stepwright.functions.task.sdk.ServiceClients;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The clients of a function. Those of the journal and the queue try again by themselves and give up soon; those that tasks are
 * called with never try again, since an attempt is never silently made twice, and wait for as long as a task may take.
 * {@code AWS_ENDPOINT_URL_<SERVICE>} points any of them elsewhere.
 *
 * @param patientSqs for polls, which wait at the queue
 * @param secrets the text of a secret of Secrets Manager
 */
public record AwsClients(DynamoDbClient dynamo, SqsClient sqs, SqsClient patientSqs, S3Client s3, SchedulerClient scheduler,
                         UnaryOperator<String> secrets, LambdaClient taskLambda, SqsClient taskSqs, CallerCredentials taskCredentials,
                         ServiceClients taskServices) {

    private static final int CONNECTIONS = 256;
    private static final Duration POLL = Duration.ofSeconds(Catalogue.ACTIVITY_POLL_SECONDS).plusSeconds(5);
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /**
     * How long the journal and the queue are waited for.
     *
     * @param answer  to one try
     * @param overall to a call with all its tries
     */
    public record Patience(Duration answer, Duration overall) {
        public static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    /** With region, credentials and endpoints of the environment. */
    static AwsClients ofEnvironment(MetricPublisher requests) {
        return of(Patience.USUAL, requests, builder -> {
            if (builder instanceof S3ClientBuilder s3) {
                s3.forcePathStyle(System.getenv("AWS_ENDPOINT_URL_S3") != null);
            }
        });
    }

    /**
     * @param requests hears of every call
     * @param settle   gets each client's builder last, to set what the environment does not
     */
    public static AwsClients of(Patience patience, MetricPublisher requests, Consumer<AwsClientBuilder<?, ?>> settle) {
        var http = http(patience.answer(), patience.overall());
        var patientHttp = http(Duration.ofSeconds(Catalogue.Function.STEP_WORKER.timeoutSeconds()), patience.overall());
        var soon = new Make(http, settle, c -> c.apiCallTimeout(patience.overall()).addMetricPublisher(requests));
        var polls = new Make(patientHttp, settle, c -> c.apiCallTimeout(POLL).addMetricPublisher(requests));
        var once = new Make(patientHttp, settle, c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()).addMetricPublisher(requests));
        var roles = new StsCallerCredentials(soon.client(StsClient.builder()));
        return new AwsClients(soon.client(DynamoDbClient.builder()), soon.client(SqsClient.builder()),
                polls.client(SqsClient.builder()), soon.client(S3Client.builder()), soon.client(SchedulerClient.builder()),
                name -> secret(soon, name), once.client(LambdaClient.builder()), once.client(SqsClient.builder()),
                roles, new TaskServices(roles, service -> once.client(ModelClient.builder(service)),
                        () -> once.client(S3Client.builder())));
    }

    private record Make(SdkHttpClient http, Consumer<AwsClientBuilder<?, ?>> settle,
                        Consumer<ClientOverrideConfiguration.Builder> configuration) {

        <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(B builder) {
            builder.httpClient(http).overrideConfiguration(configuration);
            settle.accept(builder);
            return builder.build();
        }
    }

    private static SdkHttpClient http(Duration socketTimeout, Duration acquisitionTimeout) {
        return Apache5HttpClient.builder().maxConnections(CONNECTIONS).connectionTimeout(CONNECT).socketTimeout(socketTimeout)
                .connectionAcquisitionTimeout(acquisitionTimeout).tcpKeepAlive(true).build();
    }

    private static String secret(Make make, String name) {
        try (var client = make.client(SecretsManagerClient.builder())) {
            return client.getSecretValue(get -> get.secretId(name)).secretString();
        }
    }
}
