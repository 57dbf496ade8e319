package dev.stepwright.functions.task.table;

import dev.stepwright.engine.asl.Resource.Pattern;
import dev.stepwright.functions.task.Integration;
import dev.stepwright.functions.task.ServiceName;
import dev.stepwright.functions.task.sdk.OptimisedAction;
import dev.stepwright.functions.task.sdk.ServiceClients;
import java.util.List;
import java.util.Set;

/** The optimised integrations that are plain calls, one record each (AWS guide, "Integrating services"). */
final class PlainCalls {

    private static final Set<Pattern> PLAIN = Set.of(Pattern.REQUEST_RESPONSE);
    private static final Set<Pattern> CALLBACK = Set.of(Pattern.REQUEST_RESPONSE, Pattern.WAIT_FOR_TASK_TOKEN);
    private static final ServiceName DYNAMODB = new ServiceName("DynamoDB", "AmazonDynamoDBv2", "AmazonDynamoDBException");

    static final List<PlainCall> TABLE = List.of(
            new PlainCall("dynamodb:getItem", "dynamodb", DYNAMODB, PLAIN, Set.of()),
            new PlainCall("dynamodb:putItem", "dynamodb", DYNAMODB, PLAIN, Set.of()),
            new PlainCall("dynamodb:updateItem", "dynamodb", DYNAMODB, PLAIN, Set.of()),
            new PlainCall("dynamodb:deleteItem", "dynamodb", DYNAMODB, PLAIN, Set.of()),
            new PlainCall("sns:publish", "sns", new ServiceName("SNS", "AmazonSNS", "AmazonSNSException"), CALLBACK, Set.of("Message")));

    /**
     * @param resource  as a definition names it, without the pattern
     * @param service   whose action of the same name it calls, as {@code aws-sdk:} names it
     * @param documents names of members that are text for the service, and may be given as JSON
     */
    record PlainCall(String resource, String service, ServiceName name, Set<Pattern> patterns, Set<String> documents) {

        Integration integration(ServiceClients clients) {
            return new OptimisedAction(service, resource.substring(resource.indexOf(':') + 1), name, patterns, documents, clients);
        }
    }

    private PlainCalls() {
    }
}
