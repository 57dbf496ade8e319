package dev.stepwright.functions.task;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.interpreter.Awaited;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Tasks;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds who performs a task, in a table, and makes of the service's answer what the integration pattern makes of it. */
public final class TaskDispatcher implements Tasks {

    private static final String RUNTIME = "States.Runtime";

    private final Integration functions;
    private final Map<String, Integration> services;

    /**
     * @param functions for resources that are the ARN of a Lambda function
     * @param services  by {@code service:action}, as {@code sqs:sendMessage}; by {@code service} alone, as {@code aws-sdk:sfn}, those
     *                  that look at the action themselves; or by what stands before its colon, as {@code aws-sdk}, those that look at the
     *                  service too
     */
    public TaskDispatcher(Integration functions, Map<String, Integration> services) {
        this.functions = functions;
        this.services = Map.copyOf(services);
    }

    @Override
    public TaskOutcome perform(TaskCall call, Attempt attempt) {
        return switch (call.resource()) {
            case Resource.LambdaFunction _ -> perform(functions, call, attempt);
            case Resource.Service service -> integration(service)
                    .map(integration -> afterPattern(service.pattern(), perform(integration, call, attempt)))
                    .orElseGet(() -> unsupported(service));
            case Resource.Activity activity -> new TaskOutcome.Failed(Failure.of(RUNTIME, "Activity " + activity.arn()
                    + " is polled by its workers and cannot be called"), TaskOutcome.Phase.START);
        };
    }

    @Override
    public boolean isIdempotent(TaskCall call) {
        return switch (call.resource()) {
            case Resource.LambdaFunction _ -> functions.isIdempotent(call);
            case Resource.Service service -> integration(service).map(found -> found.isIdempotent(call)).orElse(true);
            case Resource.Activity _ -> true;
        };
    }

    private Optional<Integration> integration(Resource.Service service) {
        return Stream.of(service.service() + ":" + service.action(), service.service(), service.service().split(":", 2)[0])
                .map(services::get).filter(Objects::nonNull).findFirst()
                .filter(found -> found.patterns().contains(service.pattern()));
    }

    private static TaskOutcome perform(Integration integration, TaskCall call, Attempt attempt) {
        try {
            return integration.perform(call, attempt);
        } catch (UnusableParameters e) {
            return new TaskOutcome.Failed(Failure.of(RUNTIME, "The Parameters '" + call.parameters().text()
                    + "' could not be used to start the Task: [" + String.join(", ", e.faults()) + "]"), TaskOutcome.Phase.START);
        }
    }

    /** A call that only submits the work tells of it by events of its own. */
    private static TaskOutcome afterPattern(Resource.Pattern pattern, TaskOutcome answer) {
        return switch (pattern) {
            case REQUEST_RESPONSE -> answer;
            case WAIT_FOR_TASK_TOKEN -> submitted(answer, new Awaited.Token());
            case SYNC, SYNC_2 -> submitted(answer, new Awaited.Execution());
        };
    }

    private static TaskOutcome submitted(TaskOutcome answer, Awaited awaited) {
        return switch (answer) {
            case TaskOutcome.Succeeded(var output) -> new TaskOutcome.Submitted(Optional.of(output), awaited);
            case TaskOutcome.Failed(var failure, var phase) when phase == TaskOutcome.Phase.WORK ->
                    new TaskOutcome.Failed(failure, TaskOutcome.Phase.SUBMIT);
            case TaskOutcome.Failed failed -> failed;
            case TaskOutcome.Submitted submitted -> submitted;
            case TaskOutcome.TimedOut timedOut -> timedOut;
        };
    }

    private TaskOutcome unsupported(Resource.Service service) {
        var supported = new TreeSet<String>();
        services.forEach((name, integration) -> integration.patterns().forEach(pattern -> supported.add(name + pattern.suffix())));
        return new TaskOutcome.Failed(Failure.of(RUNTIME, "Resource " + service.arn()
                + " is not supported. Expected the ARN of a Lambda function or activity, or arn:aws:states::: and one of "
                + String.join(", ", supported)), TaskOutcome.Phase.START);
    }
}
