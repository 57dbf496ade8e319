package dev.stepwright.functions.aws;

import dev.stepwright.functions.task.CallerCredentials;
import dev.stepwright.functions.task.RoleNotAssumed;
import java.util.LinkedHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Assumes the role that a task is called with. Credentials are kept until shortly before they expire, of the roles used last. */
public final class StsCallerCredentials implements CallerCredentials {

    private static final int MOST_ROLES = 500;
    private static final String SESSION = "stepwright";

    private final StsClient sts;
    private final LinkedHashMap<String, StsAssumeRoleCredentialsProvider> providers = new LinkedHashMap<>(16, 0.75f, true);

    public StsCallerCredentials(StsClient sts) {
        this.sts = sts;
    }

    @Override
    public synchronized AwsCredentialsProvider ofRole(String roleArn) {
        var provider = providers.computeIfAbsent(roleArn, this::provider);
        if (providers.size() > MOST_ROLES) {
            // Not closed: a call may still be using it; it holds nothing that outlives it.
            providers.remove(providers.firstEntry().getKey());
        }
        return new AssumedRole(roleArn, provider);
    }

    /** Says of what goes wrong that it is about the role. */
    private record AssumedRole(String roleArn, AwsCredentialsProvider provider) implements AwsCredentialsProvider {

        @Override
        public AwsCredentials resolveCredentials() {
            try {
                return provider.resolveCredentials();
            } catch (SdkException e) {
                throw new RoleNotAssumed(roleArn, e);
            }
        }
    }

    private StsAssumeRoleCredentialsProvider provider(String roleArn) {
        return StsAssumeRoleCredentialsProvider.builder().stsClient(sts)
                .refreshRequest(request -> request.roleArn(roleArn).roleSessionName(SESSION)).build();
    }
}
