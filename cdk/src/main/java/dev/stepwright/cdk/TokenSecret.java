package dev.stepwright.cdk;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * What task tokens are authenticated with. Generated in the account and seen by nobody; kept when the stack goes, since the
 * executions are kept too and their tokens must stay good.
 */
final class TokenSecret extends Construct {

    private final Secret secret;

    TokenSecret(Construct scope, String id, Encryption encryption) {
        super(scope, id);
        var builder = Secret.Builder.create(this, "Secret")
                .description("Stepwright: authenticates task tokens")
                .generateSecretString(SecretStringGenerator.builder().passwordLength(64).excludePunctuation(true).build())
                .removalPolicy(RemovalPolicy.RETAIN);
        encryption.key().ifPresent(builder::encryptionKey);
        secret = builder.build();
    }

    String arn() {
        return secret.getSecretArn();
    }
}
