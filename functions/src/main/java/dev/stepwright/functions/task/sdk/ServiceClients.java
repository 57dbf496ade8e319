package dev.stepwright.functions.task.sdk;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkClient;

/** Clients of AWS's services, each made when it is first needed. None may try a call again by itself. */
public interface ServiceClients {

    SdkClient client(SdkService service);

    /** Whose credentials a task that has this role is called with. */
    AwsCredentialsProvider credentials(SdkService service, String roleArn);
}
