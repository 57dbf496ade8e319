package dev.stepwright.functions.task.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.asl.Resource.Pattern;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.functions.task.Integration;
import dev.stepwright.functions.task.Parameters;
import dev.stepwright.functions.task.SdkMetadata;
import dev.stepwright.functions.task.ServiceName;
import dev.stepwright.functions.task.UnusableParameters;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * An action of an optimised integration that is a plain call: members are spelled as the service's model spells them, the answer
 * tells also how it came, and errors are worded as version 1 of the SDK did.
 *
 * @param service   as {@code aws-sdk:} resources name it
 * @param name      of the service, in errors
 * @param documents names of members that are text for the service, and may be given as JSON
 */
public record OptimisedAction(String service, String action, ServiceName name, Set<Pattern> patterns, Set<String> documents,
                              ServiceClients clients) implements Integration {

    @Override
    public TaskOutcome perform(TaskCall call, Attempt attempt) throws UnusableParameters {
        var called = AwsService.find(service).orElseThrow();
        try {
            var parameters = Parameters.of(call);
            var done = new SdkCalls(clients).call(called, called.action(action, clients).orElseThrow(), parameters, Spelling.MODEL, documents,
                    attempt);
            return new TaskOutcome.Succeeded(Payload.of(withMetadata(done)));
        } catch (SdkException e) {
            return name.outcome(e, called::exception);
        }
    }

    private static ObjectNode withMetadata(SdkCalls.Done done) {
        var http = done.response().sdkHttpResponse();
        SdkMetadata.add(done.shown(), http.headers(), http.statusCode(), done.response().responseMetadata().requestId());
        return done.shown();
    }

    /** Reading alone may be asked for again. */
    @Override
    public boolean isIdempotent(TaskCall call) {
        return action.startsWith("get");
    }
}
