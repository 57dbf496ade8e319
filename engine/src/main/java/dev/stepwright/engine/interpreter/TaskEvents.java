package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.payload.Payload;
import java.util.Optional;

/** How history tells of a Task: each kind of resource has event types and details of its own. */
final class TaskEvents {

    private TaskEvents() {
    }

    static void scheduled(Step step, TaskCall call) {
        switch (call.resource()) {
            case Resource.LambdaFunction(var arn) -> step.note(EventType.LAMBDA_FUNCTION_SCHEDULED,
                    new Details.LambdaFunctionScheduled(arn, call.parameters(), call.timeoutSeconds(), call.roleArn()));
            case Resource.Activity(var arn) -> step.note(EventType.ACTIVITY_SCHEDULED,
                    new Details.ActivityScheduled(arn, call.parameters(), call.timeoutSeconds(), call.heartbeatSeconds()));
            case Resource.Service service -> step.note(EventType.TASK_SCHEDULED,
                    new Details.TaskScheduled(service.service(), service.actionWithPattern(), call.parameters(),
                            call.timeoutSeconds(), call.heartbeatSeconds(), call.roleArn()));
        }
    }

    static void started(Step step, TaskCall call, Optional<String> worker) {
        switch (call.resource()) {
            case Resource.LambdaFunction _ -> step.note(EventType.LAMBDA_FUNCTION_STARTED);
            case Resource.Activity _ -> step.note(EventType.ACTIVITY_STARTED, new Details.ActivityStarted(worker));
            case Resource.Service service -> step.note(EventType.TASK_STARTED,
                    new Details.TaskStarted(service.service(), service.actionWithPattern()));
        }
    }

    /** @param output absent when a callback overtook the answer of its call */
    static void submitted(Step step, TaskCall call, Optional<Payload> output) {
        switch (call.resource()) {
            case Resource.Service service -> step.note(EventType.TASK_SUBMITTED,
                    new Details.TaskOutput(service.service(), service.actionWithPattern(), output));
            case Resource.LambdaFunction _, Resource.Activity _ ->
                    throw new AssertionError("only a service integration can be submitted, not " + call.resource());
        }
    }

    static void succeeded(Step step, TaskCall call, Payload output) {
        switch (call.resource()) {
            case Resource.LambdaFunction _ ->
                    step.note(EventType.LAMBDA_FUNCTION_SUCCEEDED, new Details.Output(output));
            case Resource.Activity _ -> step.note(EventType.ACTIVITY_SUCCEEDED, new Details.Output(output));
            case Resource.Service service -> step.note(EventType.TASK_SUCCEEDED,
                    new Details.TaskOutput(service.service(), service.actionWithPattern(), Optional.of(output)));
        }
    }

    static void failed(Step step, TaskCall call, Failure failure, TaskOutcome.Phase phase) {
        switch (call.resource()) {
            case Resource.LambdaFunction _ -> step.note(switch (phase) {
                case SCHEDULE -> EventType.LAMBDA_FUNCTION_SCHEDULE_FAILED;
                case START -> EventType.LAMBDA_FUNCTION_START_FAILED;
                case SUBMIT, WORK -> EventType.LAMBDA_FUNCTION_FAILED;
            }, details(failure));
            case Resource.Activity _ -> step.note(switch (phase) {
                case SCHEDULE -> EventType.ACTIVITY_SCHEDULE_FAILED;
                case START, SUBMIT, WORK -> EventType.ACTIVITY_FAILED;
            }, details(failure));
            case Resource.Service service -> step.note(switch (phase) {
                case SCHEDULE, START -> EventType.TASK_START_FAILED;
                case SUBMIT -> EventType.TASK_SUBMIT_FAILED;
                case WORK -> EventType.TASK_FAILED;
            }, details(service, failure));
        }
    }

    static void timedOut(Step step, TaskCall call, Failure failure) {
        switch (call.resource()) {
            case Resource.LambdaFunction _ -> step.note(EventType.LAMBDA_FUNCTION_TIMED_OUT, details(failure));
            case Resource.Activity _ -> step.note(EventType.ACTIVITY_TIMED_OUT, details(failure));
            case Resource.Service service -> step.note(EventType.TASK_TIMED_OUT, details(service, failure));
        }
    }

    /** What AWS calls the task when its result is too large. */
    static String producer(TaskCall call) {
        return switch (call.resource()) {
            case Resource.LambdaFunction(var arn) -> arn;
            case Resource.Activity(var arn) -> arn;
            case Resource.Service service -> service.service();
        };
    }

    private static Details details(Failure failure) {
        return new Details.Failure(failure.error(), failure.cause());
    }

    private static Details details(Resource.Service service, Failure failure) {
        return new Details.TaskFailure(service.service(), service.actionWithPattern(), failure.error(), failure.cause());
    }
}
