package dev.stepwright.functions.task;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Whose credentials a task is called with: the machine's execution role, or that of the state's Credentials. */
@FunctionalInterface
public interface CallerCredentials {

    /** A provider that is cached and renews what it provides; throws only when it is asked for credentials. */
    AwsCredentialsProvider ofRole(String roleArn);
}
