package dev.stepwright.infra.box;

import dev.stepwright.functions.aws.StsCallerCredentials;
import dev.stepwright.functions.deployed.AwsClients;
import dev.stepwright.infra.servers.ServerClients;
import dev.stepwright.local.box.BoxServer.Kind;
import java.net.URI;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Makes clients of the AWS SDK for the servers and stand-ins of the box. */
final class Clients implements AutoCloseable {

    private final Servers servers;
    private final Supplier<URI> standIns;
    private final SdkHttpClient http = Apache5HttpClient.builder().maxConnections(256).build();

    Clients(Servers servers, Supplier<URI> standIns) {
        this.servers = servers;
        this.standIns = standIns;
    }

    /** As the function would have them, each call watched; what tasks call is called by another role, and not watched. */
    AwsClients guarded(Guard guard) {
        var roles = new StsCallerCredentials(client(StsClient.builder(), standIns.get(), guard));
        return new AwsClients(
                client(DynamoDbClient.builder(), servers.endpoint(Kind.DYNAMODB), guard),
                client(SqsClient.builder(), servers.endpoint(Kind.SQS), guard),
                client(SqsClient.builder(), servers.endpoint(Kind.SQS), guard),
                client(S3Client.builder().forcePathStyle(true), servers.endpoint(Kind.S3), guard),
                client(SchedulerClient.builder(), standIns.get(), guard),
                name -> secret(name, guard),
                client(LambdaClient.builder(), standIns.get()),
                sqs(),
                roles,
                new ServerClients(this::endpoint, roles::ofRole));
    }

    private URI endpoint(String service) {
        return switch (service) {
            case "DYNAMODB" -> servers.endpoint(Kind.DYNAMODB);
            case "S3" -> servers.endpoint(Kind.S3);
            case "SQS" -> servers.endpoint(Kind.SQS);
            case String _ -> standIns.get();
        };
    }

    DynamoDbClient dynamo() {
        return client(DynamoDbClient.builder(), servers.endpoint(Kind.DYNAMODB));
    }

    SqsClient sqs() {
        return client(SqsClient.builder(), servers.endpoint(Kind.SQS));
    }

    S3Client s3() {
        return client(S3Client.builder().forcePathStyle(true), servers.endpoint(Kind.S3));
    }

    private String secret(String name, Guard guard) {
        try (var client = client(SecretsManagerClient.builder(), standIns.get(), guard)) {
            return client.getSecretValue(get -> get.secretId(name)).secretString();
        }
    }

    private <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> C client(
            B builder, URI endpoint, ExecutionInterceptor... interceptors) {
        return builder.endpointOverride(endpoint).region(Region.of(Account.REGION)).httpClient(http)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAFUNCTION", "secret")))
                .overrideConfiguration(configuration -> {
                    for (var interceptor : interceptors) {
                        configuration.addExecutionInterceptor(interceptor);
                    }
                })
                .build();
    }

    @Override
    public void close() {
        http.close();
    }
}
