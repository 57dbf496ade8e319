package dev.stepwright.functions.task.sdk;

import dev.stepwright.functions.task.modelled.ModelClient;
import dev.stepwright.models.ServiceModel;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** Clients of AWS's services, each made when it is first needed. None may try a call again by itself. */
public interface ServiceClients {

    ModelClient client(ServiceModel service);

    /** S3 alone has a client of its own kind: its model is not among those that AWS publishes for Java. */
    S3Client s3();

    /**
     * Whose credentials a task that has this role is called with.
     *
     * @param service as {@code AWS_ENDPOINT_URL_<SERVICE>} spells it
     */
    AwsCredentialsProvider credentials(String service, String roleArn);

    /**
     * Why nobody can answer a call of the service, when that is known beforehand.
     *
     * @param service as {@code AWS_ENDPOINT_URL_<SERVICE>} spells it
     */
    Optional<String> unreachable(String service);
}
