package dev.stepwright.engine.api.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.api.error.ApiError;

/** Refusals of the REST routes: HTTP's status, and a problem document (RFC 9457) that keeps AWS's name as its title. */
final class Problems {

    private Problems() {
    }

    static HttpAnswer answer(int status, String title, String detail) {
        var body = JsonNodeFactory.instance.objectNode().put("type", "about:blank").put("title", title)
                .put("status", status).put("detail", detail);
        return HttpAnswer.of(status, "application/problem+json", body);
    }

    static int status(ApiError error) {
        return switch (error) {
            case ApiError.StateMachineDoesNotExist _, ApiError.ExecutionDoesNotExist _, ApiError.TaskDoesNotExist _,
                 ApiError.ActivityDoesNotExist _, ApiError.ResourceNotFound _, ApiError.UnknownOperationException _ -> 404;
            case ApiError.StateMachineAlreadyExists _, ApiError.StateMachineDeleting _, ApiError.ExecutionAlreadyExists _, ApiError.ConflictException _,
                 ApiError.StateMachineTypeNotSupported _, ApiError.ExecutionNotRedrivable _ -> 409;
            case ApiError.TaskTimedOut _ -> 410;
            case ApiError.RequestEntityTooLargeException _, ApiError.ServiceUnavailable _, ApiError.InternalFailure _ ->
                    error.status();
            case ApiError.InvalidArn _, ApiError.InvalidName _, ApiError.InvalidDefinition _,
                 ApiError.InvalidExecutionInput _, ApiError.InvalidLoggingConfiguration _,
                 ApiError.InvalidTracingConfiguration _, ApiError.InvalidEncryptionConfiguration _, ApiError.InvalidOutput _,
                 ApiError.InvalidToken _, ApiError.MissingRequiredParameter _, ApiError.TooManyTags _,
                 ApiError.ServiceQuotaExceededException _,
                 ApiError.ValidationException _, ApiError.SerializationException _ -> 400;
        };
    }
}
