package dev.stepwright.infra.box;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Sits in the clients that a function is given, and refuses what the function's role may not do, as AWS would.
 *
 * @param role logical id of the role
 */
record Guard(String function, String role, Policies policies) implements ExecutionInterceptor {

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        for (var need : Needs.of(context.request())) {
            if (!allows(need)) {
                throw AwsServiceException.builder()
                        .message("User: %s is not authorized to perform: %s on resource: %s"
                                .formatted(role, need.action(), need.resource()))
                        .statusCode(403)
                        .awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDeniedException").serviceName("box").build())
                        .build();
            }
        }
    }

    /** What Lambda does with the function's role: reading its queue, writing its log. */
    boolean allows(Access access) {
        return policies.allow(role, function, access);
    }
}
