package dev.stepwright.functions.deployed;

import dev.stepwright.functions.task.CallerCredentials;
import dev.stepwright.functions.task.sdk.SdkService;
import dev.stepwright.functions.task.sdk.ServiceClients;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkClient;

/** Clients that tasks call services with; each is made by the first task that needs it. */
final class TaskServices implements ServiceClients {

    private final CallerCredentials credentials;
    private final SdkService.Making making;
    private final Map<SdkService, SdkClient> clients = new ConcurrentHashMap<>();

    TaskServices(CallerCredentials credentials, SdkService.Making making) {
        this.credentials = credentials;
        this.making = making;
    }

    @Override
    public SdkClient client(SdkService service) {
        return clients.computeIfAbsent(service, of -> of.made(making));
    }

    @Override
    public AwsCredentialsProvider credentials(SdkService service, String roleArn) {
        return credentials.ofRole(roleArn);
    }
}
