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
 * @param name      of the service, in errors
 * @param documents names of members that are text for the service, and may be given as JSON
 */
public record OptimisedAction(SdkService service, String action, ServiceName name, Set<Pattern> patterns, Set<String> documents,
                              SdkCalls calls) implements Integration {

    private static final Set<Pattern> PLAIN = Set.of(Pattern.REQUEST_RESPONSE);
    private static final Set<Pattern> CALLBACK = Set.of(Pattern.REQUEST_RESPONSE, Pattern.WAIT_FOR_TASK_TOKEN);

    /** DynamoDB, an item at a time: {@code getItem}, {@code putItem}, {@code updateItem} or {@code deleteItem}. */
    public static OptimisedAction dynamoDb(String action, ServiceClients clients) {
        return new OptimisedAction(SdkService.DYNAMODB, action,
                new ServiceName("DynamoDB", "AmazonDynamoDBv2", "AmazonDynamoDBException"), PLAIN, Set.of(),
                new SdkCalls(clients));
    }

    /** SNS {@code publish}: a message that is not text is sent as JSON text. */
    public static OptimisedAction publish(ServiceClients clients) {
        return new OptimisedAction(SdkService.SNS, "publish", new ServiceName("SNS", "AmazonSNS", "AmazonSNSException"), CALLBACK,
                Set.of("Message"), new SdkCalls(clients));
    }

    @Override
    public TaskOutcome perform(TaskCall call, Attempt attempt) throws UnusableParameters {
        try {
            var done = calls.call(service, SdkAction.find(service, action).orElseThrow(), Parameters.of(call), Spelling.MODEL,
                    documents, attempt);
            return new TaskOutcome.Succeeded(Payload.of(withMetadata(done)));
        } catch (SdkException e) {
            return name.outcome(e);
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
