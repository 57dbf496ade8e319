package dev.stepwright.infra.servers;

import dev.stepwright.functions.task.modelled.ModelClient;
import dev.stepwright.functions.task.sdk.ServiceClients;
import dev.stepwright.models.ServiceModel;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What tasks call services with, at servers on this machine. */
public final class ServerClients implements ServiceClients {

    private final Function<String, URI> endpoints;
    private final Function<String, AwsCredentialsProvider> roles;
    private final Map<ServiceModel, ModelClient> clients = new ConcurrentHashMap<>();

    /** @param endpoints by service, as {@code AWS_ENDPOINT_URL_<SERVICE>} spells it */
    public ServerClients(Function<String, URI> endpoints, Function<String, AwsCredentialsProvider> roles) {
        this.endpoints = endpoints;
        this.roles = roles;
    }

    @Override
    public ModelClient client(ServiceModel service) {
        return clients.computeIfAbsent(service, model -> made(ModelClient.builder(model),
                model.serviceId().replace(' ', '_').toUpperCase(Locale.ROOT)));
    }

    @Override
    public S3Client s3() {
        return made(S3Client.builder().forcePathStyle(true), "S3");
    }

    @Override
    public AwsCredentialsProvider credentials(String service, String roleArn) {
        return roles.apply(roleArn);
    }

    @Override
    public Optional<String> unreachable(String service) {
        return Optional.empty();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C made(B builder, String service) {
        return builder.endpointOverride(endpoints.apply(service)).region(Region.US_EAST_1)
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry())).build();
    }
}
