package dev.stepwright.functions.task.sdk;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.Resource.Pattern;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.functions.task.Integration;
import dev.stepwright.functions.task.Parameters;
import dev.stepwright.functions.task.RoleNotAssumed;
import dev.stepwright.functions.task.ServiceName;
import dev.stepwright.functions.task.UnusableParameters;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * {@code aws-sdk:<service>:<action>}: any action of a service (AWS guide, "Using AWS SDK service integrations"). Errors are named
 * by the SDK's class for them, and the cause is what the SDK says.
 */
public final class AnyAction implements Integration {

    private final SdkService service;
    private final SdkCalls calls;

    public AnyAction(SdkService service, ServiceClients clients) {
        this.service = service;
        this.calls = new SdkCalls(clients);
    }

    @Override
    public Set<Pattern> patterns() {
        return Set.of(Pattern.REQUEST_RESPONSE, Pattern.WAIT_FOR_TASK_TOKEN);
    }

    @Override
    public TaskOutcome perform(TaskCall call, Attempt attempt) throws UnusableParameters {
        var name = action(call);
        var action = SdkAction.find(service, name);
        if (action.isEmpty()) {
            return new TaskOutcome.Failed(Failure.of("States.Runtime", "The resource " + call.resource().arn()
                    + " names no action that can be called: expected one of the service's API, with a small first letter, found "
                    + name), TaskOutcome.Phase.START);
        }
        try {
            return new TaskOutcome.Succeeded(Payload.of(
                    calls.call(service, action.get(), Parameters.of(call), Spelling.JAVA, Set.of(), attempt).shown()));
        } catch (ApiCallTimeoutException | ApiCallAttemptTimeoutException _) {
            return ServiceName.timedOut();
        } catch (SdkException e) {
            return RoleNotAssumed.in(e).map(RoleNotAssumed::outcome).orElseGet(() -> new TaskOutcome.Failed(TooLong.isWhy(e) ? tooLong()
                    : Failure.of(service.inErrors() + "." + e.getClass().getSimpleName(), cause(e))));
        }
    }

    /** Every attempt is the only one, so that it was the first is not told. */
    private static String cause(SdkException e) {
        return String.valueOf(e.getMessage()).replace(" (SDK Attempt Count: 1)", "");
    }

    private Failure tooLong() {
        return Failure.of("States.DataLimitExceeded", "The state/task 'aws-sdk:" + service.inResource()
                + "' returned a result with a size exceeding the maximum number of bytes service limit.");
    }

    /** What only reads may be asked for again. */
    @Override
    public boolean isIdempotent(TaskCall call) {
        return Stream.of("get", "list", "describe", "head", "query", "scan", "batchGet").anyMatch(action(call)::startsWith);
    }

    private static String action(TaskCall call) {
        return ((Resource.Service) call.resource()).action();
    }
}
