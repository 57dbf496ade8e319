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
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * {@code aws-sdk:<service>:<action>}: any action of a service (AWS guide, "Using AWS SDK service integrations"). Errors are named
 * by the SDK's class for them, and the cause is what the SDK says.
 */
public final class AnyAction implements Integration {

    private static final String SDK = "aws-sdk:";

    private final ServiceClients clients;

    public AnyAction(ServiceClients clients) {
        this.clients = clients;
    }

    @Override
    public Set<Pattern> patterns() {
        return Set.of(Pattern.REQUEST_RESPONSE, Pattern.WAIT_FOR_TASK_TOKEN);
    }

    @Override
    public TaskOutcome perform(TaskCall call, Attempt attempt) throws UnusableParameters {
        var resource = (Resource.Service) call.resource();
        var service = AwsService.find(resource.service().substring(SDK.length()));
        var action = service.flatMap(found -> found.action(resource.action(), clients));
        if (action.isEmpty()) {
            return new TaskOutcome.Failed(Failure.of("States.Runtime", "The resource " + resource.arn()
                    + " names no action that can be called: expected one of the service's API, with a small first letter, found "
                    + resource.action()), TaskOutcome.Phase.START);
        }
        try {
            var parameters = Parameters.of(call);
            return new TaskOutcome.Succeeded(Payload.of(new SdkCalls(clients).call(service.get(), action.get(), parameters, Spelling.JAVA,
                    Set.of(), attempt).shown()));
        } catch (ApiCallTimeoutException | ApiCallAttemptTimeoutException _) {
            return ServiceName.timedOut();
        } catch (SdkException e) {
            return RoleNotAssumed.in(e).map(RoleNotAssumed::outcome)
                    .orElseGet(() -> new TaskOutcome.Failed(TooLong.isWhy(e) ? tooLong(resource) : failure(service.get(), e)));
        }
    }

    private static Failure failure(AwsService service, SdkException e) {
        var name = e instanceof AwsServiceException refused
                ? service.exception(refused).orElse(service.inErrors() + "Exception") : e.getClass().getSimpleName();
        return Failure.of(service.inErrors() + "." + name, cause(e));
    }

    /** Every attempt is the only one, so that it was the first is not told. */
    private static String cause(SdkException e) {
        return String.valueOf(e.getMessage()).replace(" (SDK Attempt Count: 1)", "");
    }

    private static Failure tooLong(Resource.Service resource) {
        return Failure.of("States.DataLimitExceeded", "The state/task '" + resource.service()
                + "' returned a result with a size exceeding the maximum number of bytes service limit.");
    }

    /** What only reads may be asked for again. */
    @Override
    public boolean isIdempotent(TaskCall call) {
        return Stream.of("get", "list", "describe", "head", "query", "scan", "batchGet")
                .anyMatch(((Resource.Service) call.resource()).action()::startsWith);
    }
}
