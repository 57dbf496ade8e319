package dev.stepwright.functions.task.sdk;

import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The services of which every action can be called. */
public enum SdkService {
    DYNAMODB(DynamoDbClient.class, DynamoDbClient::builder),
    EVENTBRIDGE(EventBridgeClient.class, EventBridgeClient::builder),
    LAMBDA(LambdaClient.class, LambdaClient::builder),
    S3(S3Client.class, S3Client::builder),
    SCHEDULER(SchedulerClient.class, SchedulerClient::builder),
    SECRETS_MANAGER(SecretsManagerClient.class, SecretsManagerClient::builder),
    SNS(SnsClient.class, SnsClient::builder),
    SQS(SqsClient.class, SqsClient::builder),
    STS(StsClient.class, StsClient::builder);

    /** Makes a client of its builder: the one place that knows regions, endpoints and credentials. */
    public interface Making {
        <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C of(B builder);
    }

    private final Class<? extends SdkClient> client;
    private final Function<Making, SdkClient> maker;

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> SdkService(Class<C> client,
                                                                                                 Supplier<B> builder) {
        this.client = client;
        this.maker = making -> making.of(builder.get());
    }

    public SdkClient made(Making making) {
        return maker.apply(making);
    }

    /** The interface of its client. */
    public Class<? extends SdkClient> client() {
        return client;
    }

    /** As a resource names it behind {@code aws-sdk:}, which is as the SDK names its package: {@code secretsmanager}. */
    public String inResource() {
        var packageName = client.getPackageName();
        return packageName.substring(packageName.lastIndexOf('.') + 1);
    }

    /** What names of errors begin with: {@code SecretsManager}. */
    public String inErrors() {
        return client.getSimpleName().substring(0, client.getSimpleName().length() - "Client".length());
    }

    /** As {@code AWS_ENDPOINT_URL_<SERVICE>} spells it. */
    public String inEnvironment() {
        return name();
    }
}
