package dev.stepwright.infra.servers;

import dev.stepwright.local.box.BoxServer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** The AWS SDK's own clients, pointed at a server of the box. */
public final class Clients {

    private Clients() {
    }

    public static <C> C client(AwsClientBuilder<?, C> builder, BoxServer server) {
        builder.endpointOverride(server.endpoint());
        builder.region(Region.US_EAST_1);
        builder.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("anyone", "anything")));
        return builder.build();
    }
}
