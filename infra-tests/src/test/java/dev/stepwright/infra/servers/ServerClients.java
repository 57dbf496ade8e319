package dev.stepwright.infra.servers;

import dev.stepwright.functions.task.sdk.SdkService;
import dev.stepwright.functions.task.sdk.ServiceClients;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** What tasks call services with, at servers on this machine. */
public final class ServerClients implements ServiceClients {

    private final Function<SdkService, URI> endpoints;
    private final Function<String, AwsCredentialsProvider> roles;
    private final Map<SdkService, SdkClient> clients = new ConcurrentHashMap<>();

    public ServerClients(Function<SdkService, URI> endpoints, Function<String, AwsCredentialsProvider> roles) {
        this.endpoints = endpoints;
        this.roles = roles;
    }

    @Override
    public SdkClient client(SdkService service) {
        return clients.computeIfAbsent(service, this::made);
    }

    @Override
    public AwsCredentialsProvider credentials(SdkService service, String roleArn) {
        return roles.apply(roleArn);
    }

    private SdkClient made(SdkService service) {
        return service.made(new SdkService.Making() {
            @Override
            public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C of(B builder) {
                if (builder instanceof S3ClientBuilder s3) {
                    s3.forcePathStyle(true);
                }
                return builder.endpointOverride(endpoints.apply(service)).region(Region.US_EAST_1)
                        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry())).build();
            }
        });
    }
}
