package dev.stepwright.functions.deployed;

import dev.stepwright.functions.task.CallerCredentials;
import dev.stepwright.functions.task.modelled.ModelClient;
import dev.stepwright.functions.task.sdk.ServiceClients;
import dev.stepwright.models.ServiceModel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** Clients that tasks call services with; each is made by the first task that needs it. */
final class TaskServices implements ServiceClients {

    private final CallerCredentials credentials;
    private final Function<ServiceModel, ModelClient> making;
    private final Supplier<S3Client> makingS3;
    private final Map<ServiceModel, ModelClient> clients = new ConcurrentHashMap<>();
    private S3Client s3;

    TaskServices(CallerCredentials credentials, Function<ServiceModel, ModelClient> making, Supplier<S3Client> makingS3) {
        this.credentials = credentials;
        this.making = making;
        this.makingS3 = makingS3;
    }

    @Override
    public ModelClient client(ServiceModel service) {
        return clients.computeIfAbsent(service, making);
    }

    @Override
    public synchronized S3Client s3() {
        if (s3 == null) {
            s3 = makingS3.get();
        }
        return s3;
    }

    @Override
    public AwsCredentialsProvider credentials(String service, String roleArn) {
        return credentials.ofRole(roleArn);
    }

    @Override
    public Optional<String> unreachable(String service) {
        return Optional.empty();
    }
}
