package dev.stepwright.functions.task;

import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskOutcome;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * How Step Functions names a service that it has an optimised integration with, and words its errors: as version 1 of the AWS
 * SDK for Java does, seen in histories.
 *
 * @param prefix           of error names: {@code SQS}
 * @param inCause          in the cause: {@code AmazonSQS}
 * @param generalException the name of errors that the service's model does not name: {@code AmazonSQSException}
 */
public record ServiceName(String prefix, String inCause, String generalException) {

    /** What a client that the SDK generated threw, as an outcome. */
    public TaskOutcome outcome(SdkException e) {
        return outcome(e, ServiceName::typed);
    }

    /**
     * What a client threw, as an outcome.
     *
     * @param modelled the exception that the service's model has for an error, when it has one
     */
    public TaskOutcome outcome(SdkException e, Function<AwsServiceException, Optional<String>> modelled) {
        return RoleNotAssumed.in(e).map(RoleNotAssumed::outcome).orElseGet(() -> ofService(e, modelled));
    }

    private TaskOutcome ofService(SdkException e, Function<AwsServiceException, Optional<String>> modelled) {
        return switch (e) {
            case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> timedOut();
            case AwsServiceException service -> new TaskOutcome.Failed(refused(modelled.apply(service).orElse(generalException),
                    service.awsErrorDetails().errorMessage(), service.statusCode(), service.awsErrorDetails().errorCode(),
                    service.requestId()));
            default -> new TaskOutcome.Failed(unreachable(reason(e)));
        };
    }

    /** The attempt's patience ran out: TimeoutSeconds, which has no cause on AWS. */
    public static TaskOutcome timedOut() {
        return new TaskOutcome.TimedOut(Failure.of("States.Timeout"));
    }

    /** @param exception name of the exception's class */
    public Failure refused(String exception, String message, int status, String code, String requestId) {
        return Failure.of(prefix + "." + exception, String.format(Locale.ROOT,
                "%s (Service: %s; Status Code: %d; Error Code: %s; Request ID: %s; Proxy: null)", message, inCause, status, code, requestId));
    }

    /** Nobody answered. */
    public Failure unreachable(String reason) {
        return Failure.of(prefix + ".SdkClientException", "Unable to execute HTTP request: " + reason);
    }

    /** Why nobody answered, as the SDK of version 1 says it. */
    public static String reason(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return unknownHost(cause.getMessage());
            }
        }
        var message = e.getMessage();
        var prefix = "Unable to execute HTTP request: ";
        return message == null ? e.getClass().getSimpleName()
                : message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }

    /** @param host perhaps with the resolver's words behind it */
    public static String unknownHost(String host) {
        return host.split(":", 2)[0] + ": Name or service not known";
    }

    /** Exceptions of the model are subclasses of the service's own. */
    private static Optional<String> typed(AwsServiceException e) {
        return e.getClass().getSuperclass() == AwsServiceException.class ? Optional.empty() : Optional.of(e.getClass().getSimpleName());
    }
}
