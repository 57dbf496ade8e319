package dev.stepwright.engine.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.api.Api;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;

/** AWS JSON 1.0, as every SDK and the CLI speak it to Step Functions (Smithy 2.0, "AWS JSON 1.0 protocol"). */
final class WireProtocol implements WireDialect {

    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";
    private static final String TARGET = "x-amz-target";
    private static final String SERVICE = "AWSStepFunctions.";

    private final Api api;

    WireProtocol(Api api) {
        this.api = api;
    }

    /**
     * What is posted to the root, and nothing else, whatever headers say: other addresses may be open to callers who may not call
     * actions, such as holders of a task token.
     */
    boolean speaks(HttpRequest request) {
        return request.method().equals("POST") && (request.path().equals("/") || request.path().isEmpty());
    }

    @Override
    public HttpAnswer perform(HttpRequest request) {
        var action = action(request.header(TARGET).orElse(""));
        return HttpAnswer.of(200, CONTENT_TYPE, api.call(action, body(request)));
    }

    private static String action(String target) {
        if (!target.startsWith(SERVICE)) {
            throw new ApiException(new ApiError.UnknownOperationException(
                    "Expected X-Amz-Target: " + SERVICE + "<action>, found '" + target + "'"));
        }
        return target.substring(SERVICE.length());
    }

    private static JsonNode body(HttpRequest request) {
        if (request.body().length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            var body = Json.parse(request.bodyText());
            if (body.isObject()) {
                return body;
            }
        } catch (MalformedJsonException e) {
            throw new ApiException(new ApiError.SerializationException(
                    "Expected a JSON object as the request's body: it is " + e.what()));
        }
        throw new ApiException(new ApiError.SerializationException("Expected a JSON object as the request's body"));
    }

    @Override
    public HttpAnswer refuse(ApiError error) {
        var body = JsonNodeFactory.instance.objectNode().put("__type", namespace(error) + "#" + error.code())
                .put("message", error.message());
        error.members().forEach(body::put);
        return HttpAnswer.of(error.status(), CONTENT_TYPE, body).with("x-amzn-errortype", error.code());
    }

    /** SDKs drop it; it is what AWS sends. */
    private static String namespace(ApiError error) {
        return switch (error) {
            case ApiError.ValidationException _ -> "com.amazon.coral.validate";
            case ApiError.SerializationException _, ApiError.UnknownOperationException _, ApiError.InternalFailure _,
                 ApiError.RequestEntityTooLargeException _, ApiError.ServiceUnavailable _ -> "com.amazon.coral.service";
            case ApiError.InvalidArn _, ApiError.InvalidName _, ApiError.InvalidDefinition _,
                 ApiError.InvalidExecutionInput _, ApiError.InvalidLoggingConfiguration _,
                 ApiError.InvalidTracingConfiguration _, ApiError.InvalidEncryptionConfiguration _, ApiError.InvalidOutput _,
                 ApiError.InvalidToken _, ApiError.ActivityDoesNotExist _, ApiError.StateMachineAlreadyExists _,
                 ApiError.StateMachineDoesNotExist _, ApiError.StateMachineDeleting _,
                 ApiError.StateMachineTypeNotSupported _, ApiError.ExecutionAlreadyExists _,
                 ApiError.ExecutionDoesNotExist _, ApiError.ExecutionNotRedrivable _, ApiError.TaskDoesNotExist _, ApiError.TaskTimedOut _,
                 ApiError.MissingRequiredParameter _, ApiError.ConflictException _, ApiError.ResourceNotFound _,
                 ApiError.ServiceQuotaExceededException _, ApiError.TooManyTags _ -> "com.amazonaws.swf.service.v2.model";
        };
    }
}
