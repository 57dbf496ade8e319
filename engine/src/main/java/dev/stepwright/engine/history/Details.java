package dev.stepwright.engine.history;

import dev.stepwright.engine.payload.Payload;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an event tells beside its type: one record for each shape of the API's {@code …EventDetails}, most of them shared by
 * several types.
 */
public sealed interface Details {

    /** Types without details, such as LambdaFunctionStarted. */
    record None() implements Details {
        public static final None INSTANCE = new None();
    }

    record ExecutionStarted(Payload input, String roleArn, Optional<String> stateMachineVersionArn,
                            Optional<String> stateMachineAliasArn) implements Details {
    }

    /** ExecutionSucceeded, LambdaFunctionSucceeded, ActivitySucceeded. */
    record Output(Payload output) implements Details {
    }

    /** Everything that failed, timed out or was aborted with an error and a cause and no more; either may be absent. */
    record Failure(Optional<String> error, Optional<String> cause) implements Details {
    }

    record StateEntered(String name, Payload input) implements Details {
    }

    /** @param assignedVariables a JSON object of variable name to JSON text; empty when nothing was assigned */
    record StateExited(String name, Payload output, Optional<Payload> assignedVariables) implements Details {
    }

    record LambdaFunctionScheduled(String resource, Payload input, OptionalLong timeoutSeconds,
                                   Optional<String> credentialsRoleArn) implements Details {
    }

    record ActivityScheduled(String resource, Payload input, OptionalLong timeoutSeconds, OptionalLong heartbeatSeconds)
            implements Details {
    }

    record ActivityStarted(Optional<String> workerName) implements Details {
    }

    record TaskScheduled(String resourceType, String resource, Payload parameters, OptionalLong timeoutSeconds,
                         OptionalLong heartbeatSeconds, Optional<String> credentialsRoleArn) implements Details {
    }

    record TaskStarted(String resourceType, String resource) implements Details {
    }

    /** TaskSubmitted, TaskSucceeded. Output is absent when a callback overtook the answer of its call. */
    record TaskOutput(String resourceType, String resource, Optional<Payload> output) implements Details {
    }

    /** TaskFailed, TaskStartFailed, TaskSubmitFailed, TaskTimedOut. */
    record TaskFailure(String resourceType, String resource, Optional<String> error, Optional<String> cause)
            implements Details {
    }

    record MapStateStarted(int length) implements Details {
    }

    /** MapIterationStarted, …Succeeded, …Failed, …Aborted. */
    record MapIteration(String name, int index) implements Details {
    }

    record EvaluationFailed(String error, String cause, Optional<String> location, String state) implements Details {
    }

    record MapRunStarted(String mapRunArn) implements Details {
    }

    record MapRunRedriven(String mapRunArn, int redriveCount) implements Details {
    }

    record ExecutionRedriven(int redriveCount) implements Details {
    }
}
