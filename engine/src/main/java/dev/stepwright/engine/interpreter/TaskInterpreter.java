package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.TaskState;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Task: shapes a call, rests while it is made, and takes up its outcome (States Language, "Task State"). */
final class TaskInterpreter {

    private TaskInterpreter() {
    }

    /** @param activityExists whether there is an activity of that ARN: one that was deleted cannot be scheduled */
    static Then attempt(Step step, TaskState state, Predicate<String> activityExists) {
        var call = call(step, state);
        if (state.resource() instanceof Resource.Activity(var arn) && !activityExists.test(arn)) {
            throw Errors.runtime("The activity " + arn + " does not exist.");
        }
        TaskEvents.scheduled(step, call);
        return new Then.Rest(new Stand.Scheduled(call));
    }

    /** The attempt, shaped. */
    static TaskCall call(Step step, TaskState state) {
        var stages = Stages.of(step, state.flow());
        var effective = stages.effectiveInput();
        var scope = StateScope.of(step, effective);
        return new TaskCall(state.resource(), stages.payload(effective),
                Quantities.seconds(state.timeoutSeconds(), "TimeoutSecondsPath", scope),
                Quantities.seconds(state.heartbeatSeconds(), "HeartbeatSecondsPath", scope),
                state.credentials().map(role -> Texts.value(role, "RoleArn.$", scope)),
                waits(state.resource()) ? Optional.of(step.setting().token().get()) : Optional.empty());
    }

    /** Whether the call carries a token, with which its result comes. That of an activity is made for the worker who takes it. */
    private static boolean waits(Resource resource) {
        return switch (resource) {
            case Resource.LambdaFunction _ -> false;
            case Resource.Activity _ -> false;
            case Resource.Service service -> switch (service.pattern()) {
                case REQUEST_RESPONSE, SYNC, SYNC_2 -> false;
                case WAIT_FOR_TASK_TOKEN -> true;
            };
        };
    }

    /** A worker takes the call. Nobody calls an activity's worker back: its task waits for the token from then on. */
    static Stand claim(Step step, TaskCall call, Optional<String> worker) {
        TaskEvents.started(step, call, worker);
        return switch (call.resource()) {
            case Resource.Activity _ -> awaiting(step, new Awaited.Token(), new TaskCall(call.resource(), call.parameters(), call.timeoutSeconds(),
                    call.heartbeatSeconds(), call.roleArn(), Optional.of(step.setting().token().get())));
            case Resource.LambdaFunction _, Resource.Service _ -> new Stand.Calling(call);
        };
    }

    private static Stand.Awaiting awaiting(Step step, Awaited awaited, TaskCall call) {
        return new Stand.Awaiting(call, awaited, deadline(step, call.timeoutSeconds()), deadline(step, call.heartbeatSeconds()));
    }

    private static Optional<Instant> deadline(Step step, OptionalLong seconds) {
        return seconds.isEmpty() ? Optional.empty() : Optional.of(step.setting().now().plusSeconds(seconds.getAsLong()));
    }

    /** What came of the attempt. */
    static Then settle(Step step, TaskState state, TaskCall call, TaskOutcome outcome) {
        return switch (outcome) {
            case TaskOutcome.Submitted(var output, var awaited) -> {
                TaskEvents.submitted(step, call, output);
                yield new Then.Rest(awaiting(step, awaited, call));
            }
            case TaskOutcome.Succeeded(var output)
                    when output.isLargerThan(step.setting().limits().payloadBytes()) ->
                    failed(step, call, Errors.dataLimitExceeded(TaskEvents.producer(call)), TaskOutcome.Phase.WORK);
            case TaskOutcome.Succeeded(var output) -> {
                TaskEvents.succeeded(step, call, output);
                yield new Then.Leave(Stages.of(step, state.flow()).output(output), state.next());
            }
            case TaskOutcome.Failed(var failure, var phase) -> failed(step, call, phase == TaskOutcome.Phase.START
                    ? Errors.notStarted(step.frame(), failure) : failure, phase);
            case TaskOutcome.TimedOut(var failure) -> timedOut(step, call, failure);
        };
    }

    private static Then failed(Step step, TaskCall call, Failure failure, TaskOutcome.Phase phase) {
        TaskEvents.failed(step, call, failure, phase);
        return Recovery.of(step, new Problem(failure, Problem.Source.TASK, false));
    }

    /** AWS shows a missed heartbeat as States.Timeout, yet Retry and Catch can tell it by States.HeartbeatTimeout. */
    private static Then timedOut(Step step, TaskCall call, Failure failure) {
        var heartbeat = failure.error().equals(Optional.of(Errors.HEARTBEAT_TIMEOUT));
        var shown = new Failure(Optional.of(Errors.TIMEOUT), failure.cause());
        TaskEvents.timedOut(step, call, shown);
        return Recovery.of(step, new Problem(shown, Problem.Source.TASK, heartbeat));
    }
}
