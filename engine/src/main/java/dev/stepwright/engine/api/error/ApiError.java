package dev.stepwright.engine.api.error;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Why a call was refused: one record for each error of the Step Functions API that Stepwright answers, named as there,
 * and the errors that all AWS services share. Wordings are AWS's own where they are known.
 */
public sealed interface ApiError {

    /** For people; never contains a task token. */
    String message();

    /** The error's name on the wire. */
    default String code() {
        return getClass().getSimpleName();
    }

    /** HTTP status of the wire protocol. */
    default int status() {
        return 400;
    }

    /** Members of the error beside its message. */
    default Map<String, String> members() {
        return Map.of();
    }

    record InvalidArn(String message) implements ApiError {
        public static InvalidArn of(String reason) {
            return new InvalidArn("Invalid Arn: '" + reason + "'");
        }
    }

    record InvalidName(String name) implements ApiError {
        @Override
        public String message() {
            return "Invalid Name: '" + name + "'";
        }
    }

    /** @param message with every fault of the definition */
    record InvalidDefinition(String message) implements ApiError {
    }

    record InvalidExecutionInput(String reason) implements ApiError {
        @Override
        public String message() {
            return "Invalid State Machine Execution Input: '" + reason + "'";
        }
    }

    record InvalidLoggingConfiguration(String reason) implements ApiError {
        @Override
        public String message() {
            return "Invalid Logging Configuration: " + reason;
        }
    }

    record InvalidTracingConfiguration(String reason) implements ApiError {
        @Override
        public String message() {
            return "Invalid Tracing Configuration: " + reason;
        }
    }

    record InvalidEncryptionConfiguration(String reason) implements ApiError {
        @Override
        public String message() {
            return "Invalid Encryption Configuration: " + reason;
        }
    }

    record InvalidOutput(String reason) implements ApiError {
        @Override
        public String message() {
            return "Invalid Output: '" + reason + "'";
        }
    }

    /** A page token, or a task token, that was not handed out here. */
    record InvalidToken() implements ApiError {
        @Override
        public String message() {
            return "Invalid Token: 'Invalid token'";
        }
    }

    record StateMachineAlreadyExists(String arn) implements ApiError {
        @Override
        public String message() {
            return "State Machine Already Exists: '" + arn + "'";
        }
    }

    record ActivityDoesNotExist(String arn) implements ApiError {
        @Override
        public String message() {
            return "Activity Does Not Exist: '" + arn + "'";
        }
    }

    record StateMachineDoesNotExist(String arn) implements ApiError {
        @Override
        public String message() {
            return "State Machine Does Not Exist: '" + arn + "'";
        }
    }

    record StateMachineDeleting(String arn) implements ApiError {
        @Override
        public String message() {
            return "State Machine is being deleted: '" + arn + "'";
        }
    }

    record StateMachineTypeNotSupported(String message) implements ApiError {
        public static final StateMachineTypeNotSupported OPERATION =
                new StateMachineTypeNotSupported("This operation is not supported by this type of state machine");
    }

    record ExecutionAlreadyExists(String arn) implements ApiError {
        @Override
        public String message() {
            return "Execution Already Exists: '" + arn + "'";
        }
    }

    record ExecutionNotRedrivable(String arn, String reason) implements ApiError {
        @Override
        public String message() {
            return "Execution " + arn + " invalid for redrive as: " + reason;
        }
    }

    record ExecutionDoesNotExist(String arn) implements ApiError {
        @Override
        public String message() {
            return "Execution Does Not Exist: '" + arn + "'";
        }
    }

    record TaskDoesNotExist() implements ApiError {
        @Override
        public String message() {
            return "Task Does Not Exist: 'Provided task does not exist'";
        }
    }

    record TaskTimedOut() implements ApiError {
        @Override
        public String message() {
            return "Task Timed Out: 'Provided task does not exist anymore'";
        }
    }

    record MissingRequiredParameter(String message) implements ApiError {
    }

    record ConflictException(String message) implements ApiError {
    }

    /** @param reference whether the request only refers to it, to something that has to do with it */
    record ResourceNotFound(String arn, boolean reference) implements ApiError {

        public ResourceNotFound(String arn) {
            this(arn, false);
        }

        @Override
        public String message() {
            return reference ? "Request references a resource that does not exist." : "Resource not found: '" + arn + "'";
        }

        @Override
        public Map<String, String> members() {
            return Map.of("resourceName", arn);
        }
    }

    /** A limit of the service, which cannot be raised here. */
    record ServiceQuotaExceededException(String message) implements ApiError {
    }

    record TooManyTags(String arn, int most) implements ApiError {
        @Override
        public String message() {
            return "Too many tags: expected at most " + most;
        }

        @Override
        public Map<String, String> members() {
            return Map.of("resourceName", arn);
        }
    }

    /**
     * Of the service itself, or of the constraints of the request's members.
     *
     * @param reason one of ValidationExceptionReason
     */
    record ValidationException(String message, Optional<String> reason) implements ApiError {

        public ValidationException(String message) {
            this(message, Optional.empty());
        }

        @Override
        public Map<String, String> members() {
            return reason.map(word -> Map.of("reason", word)).orElse(Map.of());
        }

        /** @param violations at least one */
        public static ValidationException of(List<String> violations) {
            return new ValidationException(String.format(Locale.ROOT, "%d validation error%s detected: %s", violations.size(),
                    violations.size() == 1 ? "" : "s", String.join("; ", violations)));
        }
    }

    /** The request is not JSON, or a member has another JSON type than it must have. */
    record SerializationException(String message) implements ApiError {
    }

    record UnknownOperationException(String message) implements ApiError {
    }

    record RequestEntityTooLargeException(long most) implements ApiError {
        @Override
        public String message() {
            return "Expected a request of at most " + most + " bytes";
        }

        @Override
        public int status() {
            return 413;
        }
    }

    /** The store did not answer: nothing is known about the call, and it may be tried again. */
    record ServiceUnavailable() implements ApiError {
        @Override
        public String message() {
            return "The service is temporarily unavailable: try again";
        }

        @Override
        public int status() {
            return 503;
        }
    }

    /** A bug of ours; the log says which. */
    record InternalFailure() implements ApiError {
        @Override
        public String message() {
            return "The request failed because of an internal error";
        }

        @Override
        public int status() {
            return 500;
        }
    }
}
