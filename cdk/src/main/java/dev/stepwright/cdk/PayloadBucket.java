package dev.stepwright.cdk;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * Payloads above the offload threshold, each named by its SHA-256: versions would keep nothing but copies of the same
 * bytes. A put of the same bytes renews an object's age.
 */
final class PayloadBucket extends Construct {

    private final Bucket bucket;

    PayloadBucket(Construct scope, String id, Settings settings, Encryption encryption) {
        super(scope, id);
        var builder = Bucket.Builder.create(this, "Bucket")
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .versioned(false)
                .lifecycleRules(List.of(lifecycle(settings)))
                .removalPolicy(RemovalPolicy.RETAIN);
        encryption.key().ifPresentOrElse(
                key -> builder.encryption(BucketEncryption.KMS).encryptionKey(key).bucketKeyEnabled(true),
                () -> builder.encryption(BucketEncryption.S3_MANAGED));
        bucket = builder.build();
    }

    String name() {
        return bucket.getBucketName();
    }

    String arn() {
        return bucket.getBucketArn();
    }

    private static LifecycleRule lifecycle(Settings settings) {
        return LifecycleRule.builder()
                .id("expire-payloads")
                .abortIncompleteMultipartUploadAfter(Duration.days(1))
                .expiration(Duration.days(settings.payloadDays()))
                .build();
    }
}
