package dev.stepwright.functions.task.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Members that DynamoDB's actions on items require. DynamoDB looks at a request before it looks for the table; servers that stand
 * in for it do not all, so what it answers to a request that lacks one is said here.
 */
final class RequiredMembers {

    private static final Map<String, List<String>> OF_ITEMS = Map.of("getItem", List.of("TableName", "Key"),
            "putItem", List.of("TableName", "Item"), "updateItem", List.of("TableName", "Key"),
            "deleteItem", List.of("TableName", "Key"));

    private RequiredMembers() {
    }

    /** @throws AwsServiceException as DynamoDB answers when one is missing */
    static void check(AwsService service, String action, JsonNode given, String requestId) {
        if (!service.inEnvironment().equals("DYNAMODB")) {
            return;
        }
        var missing = OF_ITEMS.getOrDefault(action, List.of()).stream().filter(member -> !given.hasNonNull(member))
                .map(member -> "Value null at '" + Character.toLowerCase(member.charAt(0)) + member.substring(1)
                        + "' failed to satisfy constraint: Member must not be null").toList();
        if (!missing.isEmpty()) {
            var told = String.format(Locale.ROOT, "%d validation error%s detected: %s", missing.size(), missing.size() == 1 ? "" : "s",
                    String.join("; ", missing));
            throw AwsServiceException.builder().statusCode(400).requestId(requestId)
                    .awsErrorDetails(AwsErrorDetails.builder().serviceName("DynamoDb").errorCode("ValidationException")
                            .errorMessage(told).build()).build();
        }
    }
}
