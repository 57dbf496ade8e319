package dev.stepwright.engine.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.asl.ChoiceState;
import dev.stepwright.engine.asl.FailState;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.ParallelState;
import dev.stepwright.engine.asl.PassState;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.State;
import dev.stepwright.engine.asl.SucceedState;
import dev.stepwright.engine.asl.TaskState;
import dev.stepwright.engine.asl.WaitState;
import java.util.Optional;

/** Which states can be tested with a mock and which without one, and what a made-up result of each may be, in AWS's words. */
public final class Mocking {

    /** How closely a made-up result has to follow the API of the service (API reference, MockInput). */
    public enum FieldValidation { STRICT, PRESENT, NONE }

    private static final String UNMOCKED = "[Task, Wait, Pass, Succeed, Fail, Choice]";

    private Mocking() {
    }

    /** Why the state cannot be tested without a mock. */
    public static Optional<String> needed(State state) {
        return switch (state) {
            case MapState _, ParallelState _ -> Optional.of(
                    "TestState API does not support Map or Parallel states. Supported state types include: " + UNMOCKED);
            case TaskState task when waits(task.resource()) -> Optional.of("TestState API supports Activity tasks and the .sync and "
                    + ".waitForTaskToken service integration patterns only when a mock is specified: " + task.resource().arn());
            case TaskState _, PassState _, ChoiceState _, WaitState _, SucceedState _, FailState _ -> Optional.empty();
        };
    }

    private static boolean waits(Resource resource) {
        return switch (resource) {
            case Resource.LambdaFunction _ -> false;
            case Resource.Activity _ -> true;
            case Resource.Service service -> service.pattern() != Resource.Pattern.REQUEST_RESPONSE;
        };
    }

    /** Why the state cannot be tested with a mock. */
    public static Optional<String> refused(State state) {
        return switch (state) {
            case TaskState _, MapState _, ParallelState _ -> Optional.empty();
            case PassState _ -> refused("Pass");
            case ChoiceState _ -> refused("Choice");
            case WaitState _ -> refused("Wait");
            case SucceedState _ -> refused("Succeed");
            case FailState _ -> refused("Fail");
        };
    }

    private static Optional<String> refused(String type) {
        return Optional.of("State type '" + type + "' is not supported when a mock is specified");
    }

    /** What is wrong with a made-up result. Only the answer of a plain call to a service is held against a model. */
    public static Optional<String> fault(State state, JsonNode result, FieldValidation validation, MockSchemas schemas) {
        return switch (state) {
            case TaskState task when task.resource() instanceof Resource.Service service && validation != FieldValidation.NONE
                    && service.pattern() == Resource.Pattern.REQUEST_RESPONSE ->
                    schemas.fault(service, result, validation == FieldValidation.STRICT)
                            .map(fault -> "Mock result schema validation error: " + fault);
            case MapState map when writes(map) -> result.isObject() ? Optional.empty() : Optional.of("Mocked result must be a JSON object.");
            case MapState _ -> array(result);
            case ParallelState parallel -> array(result).or(() -> result.size() == parallel.branches().size() ? Optional.empty()
                    : Optional.of("Mocked result must contain the same number of items as number of Parallel branches."));
            case TaskState _, PassState _, ChoiceState _, WaitState _, SucceedState _, FailState _ -> Optional.empty();
        };
    }

    private static Optional<String> array(JsonNode result) {
        return result.isArray() ? Optional.empty() : Optional.of("Mocked result must be an array.");
    }

    private static boolean writes(MapState map) {
        return map.mode() instanceof MapState.Mode.Distributed mode && mode.writer().isPresent();
    }

    /** What is wrong with a number of failed iterations. */
    public static Optional<String> fault(State state, JsonNode result, int failedIterations) {
        return state instanceof MapState && result.isArray() && failedIterations > result.size()
                ? Optional.of("Map iteration failure count must be less than or equal to the number of Map iterations") : Optional.empty();
    }

    /** What is wrong with the state that a failure is said to come from. */
    public static Optional<String> faultOfCause(State state, String cause) {
        var within = switch (state) {
            case MapState map -> map.processor().holding(cause).isPresent();
            case ParallelState parallel -> parallel.branches().stream().anyMatch(branch -> branch.holding(cause).isPresent());
            case TaskState _, PassState _, ChoiceState _, WaitState _, SucceedState _, FailState _ -> true;
        };
        return within ? Optional.empty() : Optional.of("Expected errorCausedByState to name a state within " + state.name() + ", found " + cause);
    }
}
