package dev.stepwright.engine.api;

import java.time.Duration;

/**
 * What the API of a deployment is set to.
 *
 * @param partition     of ARNs, such as {@code aws}
 * @param region        of ARNs
 * @param account       of ARNs, twelve digits
 * @param documentBytes the longest input or output in UTF-8 bytes; 262,144 as AWS
 * @param pageBytes     about how long the events of one page of history may get
 * @param activityWait  how long GetActivityTask waits for a task; 60 s as AWS
 */
public record ApiSettings(String partition, String region, String account, long documentBytes, long pageBytes,
                          Duration activityWait) {

    public static final long AWS_DOCUMENT_BYTES = 262_144;
    /** Keeps an answer below the 6 MB that a Lambda function may give, quoted twice over. */
    public static final long PAGE_BYTES = 1_000_000;

    public static final Duration AWS_ACTIVITY_WAIT = Duration.ofSeconds(60);

    public static ApiSettings of(String region, String account) {
        return new ApiSettings("aws", region, account, AWS_DOCUMENT_BYTES, PAGE_BYTES, AWS_ACTIVITY_WAIT);
    }

    public String stateMachineArn(String name) {
        return arn("stateMachine:" + name);
    }

    public String executionArn(String stateMachineName, String name) {
        return arn("execution:" + stateMachineName + ":" + name);
    }

    /** @param id tells executions of one name apart */
    public String expressArn(String stateMachineName, String name, String id) {
        return arn("express:" + stateMachineName + ":" + name + ":" + id);
    }

    public String activityArn(String name) {
        return arn("activity:" + name);
    }

    /** What the ARNs of this deployment begin with. */
    String arns() {
        return "arn:" + partition + ":states:" + region + ":" + account + ":";
    }

    private String arn(String resource) {
        return arns() + resource;
    }
}
