package dev.stepwright.functions.deployed;

import dev.stepwright.functions.Catalogue;
import dev.stepwright.functions.aws.StsCallerCredentials;
import dev.stepwright.functions.task.CallerCredentials;
import java.time.Duration;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
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
                         UnaryOperator<String> secrets, LambdaClient taskLambda, SqsClient taskSqs, CallerCredentials taskCredentials) {

    private static final int CONNECTIONS = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration OVERALL_PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofSeconds(Catalogue.ACTIVITY_POLL_SECONDS).plusSeconds(5);
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** With region, credentials and endpoints of the environment. */
    public static AwsClients ofEnvironment() {
        var http = http(PATIENCE);
        var patientHttp = http(Duration.ofSeconds(Catalogue.Function.STEP_WORKER.timeoutSeconds()));
        var once = AwsRetryStrategy.doNotRetry();
        return new AwsClients(
                DynamoDbClient.builder().httpClient(http).overrideConfiguration(c -> c.apiCallTimeout(OVERALL_PATIENCE)).build(),
                SqsClient.builder().httpClient(http).overrideConfiguration(c -> c.apiCallTimeout(OVERALL_PATIENCE)).build(),
                SqsClient.builder().httpClient(patientHttp).overrideConfiguration(c -> c.apiCallTimeout(POLL)).build(),
                S3Client.builder().httpClient(http).forcePathStyle(System.getenv("AWS_ENDPOINT_URL_S3") != null)
                        .overrideConfiguration(c -> c.apiCallTimeout(OVERALL_PATIENCE)).build(),
                SchedulerClient.builder().httpClient(http).overrideConfiguration(c -> c.apiCallTimeout(OVERALL_PATIENCE)).build(),
                secret -> secret(http, secret),
                LambdaClient.builder().httpClient(patientHttp).overrideConfiguration(c -> c.retryStrategy(once)).build(),
                SqsClient.builder().httpClient(patientHttp).overrideConfiguration(c -> c.retryStrategy(once)).build(),
                new StsCallerCredentials(StsClient.builder().httpClient(http).build()));
    }

    private static SdkHttpClient http(Duration socketTimeout) {
        return ApacheHttpClient.builder().maxConnections(CONNECTIONS).connectionTimeout(CONNECT).socketTimeout(socketTimeout)
                .connectionAcquisitionTimeout(OVERALL_PATIENCE).tcpKeepAlive(true).build();
    }

    private static String secret(SdkHttpClient http, String name) {
        try (var client = SecretsManagerClient.builder().httpClient(http).build()) {
            return client.getSecretValue(get -> get.secretId(name)).secretString();
        }
    }
}
