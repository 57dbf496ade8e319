package dev.stepwright.functions.task.sdk;

import dev.stepwright.functions.task.CallerCredentials;
import dev.stepwright.functions.task.modelled.ModelClient;
import dev.stepwright.models.ServiceModel;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Clients of one server that stands for all services. */
record ClientsOf(URI endpoint, CallerCredentials roles, Map<ServiceModel, ModelClient> made) implements ServiceClients {

    ClientsOf(URI endpoint, CallerCredentials roles) {
        this(endpoint, roles, new ConcurrentHashMap<>());
    }

    @Override
    public ModelClient client(ServiceModel service) {
        return made.computeIfAbsent(service, model -> built(ModelClient.builder(model)));
    }

    @Override
    public S3Client s3() {
        return built(S3Client.builder());
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C built(B builder) {
        return builder.endpointOverride(endpoint).region(Region.US_EAST_1).credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry())).build();
    }

    @Override
    public AwsCredentialsProvider credentials(String service, String roleArn) {
        return roles.ofRole(roleArn);
    }

    @Override
    public Optional<String> unreachable(String service) {
        return Optional.empty();
    }
}
