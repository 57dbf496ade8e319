package dev.stepwright.functions.task.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.functions.task.LambdaInvoker.Reply;
import dev.stepwright.functions.task.ServiceName;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What Step Functions makes of Lambda's replies. */
final class LambdaAnswers {

    private static final ServiceName LAMBDA = new ServiceName("Lambda", "AWSLambda", "AWSLambdaException");

    /** The errors of Invoke that Lambda's model names (Lambda API reference, "Invoke"). */
    private static final Set<String> MODELLED = Set.of("EC2AccessDeniedException", "EC2ThrottledException",
            "EC2UnexpectedException", "EFSIOException", "EFSMountConnectivityException", "EFSMountFailureException",
            "EFSMountTimeoutException", "ENILimitReachedException", "InvalidParameterValueException",
            "InvalidRequestContentException", "InvalidRuntimeException", "InvalidSecurityGroupIDException",
            "InvalidSubnetIDException", "InvalidZipFileException", "KMSAccessDeniedException", "KMSDisabledException",
            "KMSInvalidStateException", "KMSNotFoundException", "RecursiveInvocationException", "RequestTooLargeException",
            "ResourceConflictException", "ResourceNotFoundException", "ResourceNotReadyException", "ServiceException",
            "SnapStartException", "SnapStartNotReadyException", "SnapStartTimeoutException",
            "SubnetIPAddressLimitReachedException", "TooManyRequestsException", "UnsupportedMediaTypeException");

    private LambdaAnswers() {
    }

    /** @param success the outcome's output, of an answer and the function's result */
    static TaskOutcome outcome(Reply reply, Function<Result, TaskOutcome> success) {
        return switch (reply) {
            case Reply.Answered answer -> answer.functionError().isPresent()
                    ? new TaskOutcome.Failed(functionFailed(text(answer)))
                    : result(answer).map(success).orElseGet(() -> new TaskOutcome.Failed(Failure.of("Lambda.Unknown",
                            "The function returned a result that is not JSON: " + text(answer))));
            case Reply.Refused(var code, var message, var status, var requestId) -> new TaskOutcome.Failed(
                    LAMBDA.refused(MODELLED.contains(code) ? code : LAMBDA.generalException(), message, status, code, requestId));
            case Reply.RoleRefused(var message) -> new TaskOutcome.Failed(Failure.of("States.TaskFailed", message));
            case Reply.Unreachable(var message) -> new TaskOutcome.Failed(LAMBDA.unreachable(message));
            case Reply.TimedOut() -> ServiceName.timedOut();
        };
    }

    record Result(Reply.Answered answer, JsonNode payload) {
    }

    /** An event that was queued has no result; its payload is shown as an empty object. */
    private static Optional<Result> result(Reply.Answered answer) {
        return answer.payload().length == 0 ? Optional.of(new Result(answer, JsonNodeFactory.instance.objectNode()))
                : json(text(answer)).map(payload -> new Result(answer, payload));
    }

    /** The error that the function raised is named by its type; the cause is all that Lambda tells of it. */
    private static Failure functionFailed(String payload) {
        return json(payload).map(node -> node.path("errorType")).filter(JsonNode::isTextual)
                .map(type -> Failure.of(type.textValue(), payload))
                .orElseGet(() -> Failure.of("Lambda.Unknown", "The cause could not be determined because Lambda did not return "
                        + "an error type. Returned payload: " + payload));
    }

    private static String text(Reply.Answered answer) {
        return new String(answer.payload(), StandardCharsets.UTF_8);
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(Json.parse(text));
        } catch (MalformedJsonException _) {
            return Optional.empty();
        }
    }
}
