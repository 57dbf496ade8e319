package dev.stepwright.functions.task.sdk;

import dev.stepwright.functions.task.modelled.ModelClient;
import dev.stepwright.models.ServiceModel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Clients of all services as they are on AWS, over one network. */
record OneNetwork(SdkHttpClient network, AwsCredentialsProvider credentials, Map<ServiceModel, ModelClient> made) implements ServiceClients {

    OneNetwork(SdkHttpClient network, AwsCredentialsProvider credentials) {
        this(network, credentials, new ConcurrentHashMap<>());
    }

    @Override
    public ModelClient client(ServiceModel service) {
        return made.computeIfAbsent(service, model -> ModelClient.builder(model).httpClient(network).region(Region.US_EAST_1)
                .credentialsProvider(credentials).overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry())).build());
    }

    @Override
    public S3Client s3() {
        return S3Client.builder().httpClient(network).region(Region.US_EAST_1).credentialsProvider(credentials).build();
    }

    @Override
    public AwsCredentialsProvider credentials(String service, String roleArn) {
        return credentials;
    }

    @Override
    public Optional<String> unreachable(String service) {
        return Optional.empty();
    }
}
