package dev.stepwright.functions.aws;

import dev.stepwright.engine.journal.port.PayloadStore;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Payloads as S3 objects named by their hash, put once. The bucket deletes objects that are old: one that is put again when it
 * is no longer young is written anew, so that it lives as long as the execution that now names it.
 */
public final class S3PayloadStore implements PayloadStore {

    /** The bucket keeps an object this much longer than any execution that found it there. */
    public static final Duration YOUNG = Duration.ofDays(1);

    private static final String CONTENT_TYPE = "application/json";
    private static final int THERE = 412;
    /** Another put of the same object was under way. */
    private static final int CONFLICT = 409;
    private static final int TRIES = 4;

    private final S3Client s3;
    private final String bucket;
    private final String prefix;
    private final InstantSource clock;

    public S3PayloadStore(S3Client s3, String bucket, String prefix, InstantSource clock) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
        this.clock = clock;
    }

    @Override
    public void put(String sha256, byte[] bytes) {
        var request = PutObjectRequest.builder().bucket(bucket).key(prefix + sha256).contentType(CONTENT_TYPE);
        for (var tried = 1; ; tried++) {
            try {
                s3.putObject(request.ifNoneMatch("*").build(), RequestBody.fromBytes(bytes));
                return;
            } catch (S3Exception e) {
                if (e.statusCode() == THERE) {
                    renew(sha256, request.ifNoneMatch(null).build(), bytes);
                    return;
                }
                if (e.statusCode() != CONFLICT || tried == TRIES) {
                    throw Availability.unavailable("S3", e);
                }
            } catch (SdkException e) {
                throw Availability.unavailable("S3", e);
            }
        }
    }

    private void renew(String sha256, PutObjectRequest request, byte[] bytes) {
        try {
            if (!isYoung(sha256)) {
                s3.putObject(request, RequestBody.fromBytes(bytes));
            }
        } catch (SdkException e) {
            throw Availability.unavailable("S3", e);
        }
    }

    private boolean isYoung(String sha256) {
        var written = s3.headObject(head -> head.bucket(bucket).key(prefix + sha256)).lastModified();
        return written.plus(YOUNG).isAfter(clock.instant());
    }

    /** An object that is copied onto itself is as one that is put now. */
    @Override
    public void renew(String sha256) {
        try {
            if (!isYoung(sha256)) {
                s3.copyObject(copy -> copy.sourceBucket(bucket).sourceKey(prefix + sha256).destinationBucket(bucket)
                        .destinationKey(prefix + sha256).metadataDirective(MetadataDirective.REPLACE).contentType(CONTENT_TYPE));
            }
        } catch (NoSuchKeyException _) {
            // what is gone stays away
            return;
        } catch (SdkException e) {
            throw Availability.unavailable("S3, asked to keep payload " + sha256 + ",", e);
        }
    }

    @Override
    public void renewAll(Collection<String> hashes) {
        Concurrently.map(hashes, hash -> {
            renew(hash);
            return hash;
        });
    }

    @Override
    public byte[] get(String sha256) {
        try {
            return s3.getObjectAsBytes(get -> get.bucket(bucket).key(prefix + sha256)).asByteArrayUnsafe();
        } catch (NoSuchKeyException e) {
            throw new StoreUnavailable("Payload " + sha256 + " is not in bucket " + bucket, e);
        } catch (SdkException e) {
            throw Availability.unavailable("S3, asked for payload " + sha256 + ",", e);
        }
    }
}
