package dev.stepwright.functions.task.sdk;

import dev.stepwright.models.ServiceModels;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** A service whose actions are called by their names. */
sealed interface AwsService permits ModelledService, TypedS3 {

    String S3 = "s3";

    /** As AWS spells it: {@code Secrets Manager}. */
    String id();

    /** The action of that name; empty when the service has none. */
    Optional<SdkAction> action(String name, ServiceClients clients);

    /** The class that the SDK for Java has for an error; empty when it has none for this one. */
    Optional<String> exception(AwsServiceException error);

    /** What names of errors begin with: {@code SecretsManager}. */
    default String inErrors() {
        return dev.stepwright.models.Spelling.service(id());
    }

    /** As {@code AWS_ENDPOINT_URL_<SERVICE>} spells it. */
    default String inEnvironment() {
        return id().replace(' ', '_').toUpperCase(java.util.Locale.ROOT);
    }

    /** @param name as a resource names it behind {@code aws-sdk:}, which is as the SDK names its package: {@code secretsmanager} */
    static Optional<AwsService> find(String name) {
        return name.equals(S3) ? Optional.of(TypedS3.INSTANCE) : ServiceModels.known().find(name).map(ModelledService::new);
    }
}
