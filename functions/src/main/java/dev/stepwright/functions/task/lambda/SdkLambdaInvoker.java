package dev.stepwright.functions.task.lambda;

import dev.stepwright.functions.task.CallerCredentials;
import dev.stepwright.functions.task.LambdaInvoker;
import dev.stepwright.functions.task.RoleNotAssumed;
import dev.stepwright.functions.task.ServiceName;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Invokes functions with AWS's SDK: on AWS, or wherever {@code AWS_ENDPOINT_URL_LAMBDA} points. */
public final class SdkLambdaInvoker implements LambdaInvoker {

    private final LambdaClient lambda;
    private final CallerCredentials credentials;

    /** @param lambda must not try again, and must wait for an answer for as long as a function may run */
    public SdkLambdaInvoker(LambdaClient lambda, CallerCredentials credentials) {
        this.lambda = lambda;
        this.credentials = credentials;
    }

    @Override
    public Reply invoke(Call call) {
        try {
            return answered(lambda.invoke(request(call)));
        } catch (ApiCallTimeoutException | ApiCallAttemptTimeoutException _) {
            return new Reply.TimedOut();
        } catch (AwsServiceException e) {
            return new Reply.Refused(e.awsErrorDetails().errorCode(), e.awsErrorDetails().errorMessage(), e.statusCode(),
                    e.requestId());
        } catch (SdkException e) {
            return RoleNotAssumed.in(e).<Reply>map(refused -> new Reply.RoleRefused(refused.getMessage()))
                    .orElseGet(() -> new Reply.Unreachable(ServiceName.reason(e)));
        }
    }

    private InvokeRequest request(Call call) {
        return InvokeRequest.builder().functionName(call.functionName()).qualifier(call.qualifier().orElse(null))
                .payload(SdkBytes.fromByteArrayUnsafe(call.payload())).invocationType(call.invocationType())
                .logType(call.logType().orElse(null)).clientContext(call.clientContext().orElse(null))
                .overrideConfiguration(override -> override.apiCallTimeout(call.patience())
                        .credentialsProvider(credentials.ofRole(call.roleArn())))
                .build();
    }

    private static Reply answered(InvokeResponse answer) {
        return new Reply.Answered(answer.statusCode(), Optional.ofNullable(answer.executedVersion()),
                Optional.ofNullable(answer.functionError()),
                answer.payload() == null ? new byte[0] : answer.payload().asByteArrayUnsafe(),
                Optional.ofNullable(answer.logResult()), answer.responseMetadata().requestId(),
                answer.sdkHttpResponse().headers());
    }
}
