package dev.stepwright.cdk;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * The key of the user's choice for tables, queues and bucket, if there is one. The key stays the user's: its policy must let
 * this account's IAM policies decide, as the default key policy does.
 */
record Encryption(Optional<IKey> key) {

    static Encryption of(Construct scope, Settings settings) {
        return new Encryption(settings.kmsKeyArn().map(arn -> Key.fromKeyArn(scope, "Key", arn)));
    }

    Queue.Builder protect(Queue.Builder queue) {
        return key.map(chosen -> queue.encryption(QueueEncryption.KMS).encryptionMasterKey(chosen))
                .orElseGet(() -> queue.encryption(QueueEncryption.SQS_MANAGED));
    }

    /** What whoever reads or writes encrypted data needs: nothing when AWS owns the key. */
    List<PolicyStatement> statements() {
        return key.map(key -> Grants.allow(List.of("kms:Decrypt", "kms:GenerateDataKey"), List.of(key.getKeyArn())))
                .stream().toList();
    }
}
