package dev.stepwright.functions.aws;

import dev.stepwright.engine.registry.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads many items by their keys, consistently, a hundred at a time, and asks again for what was left over. */
final class ItemBatches {

    private static final int MOST = 100;
    private static final int TRIES_WITHOUT_PROGRESS = 6;

    private final DynamoDbClient dynamo;
    private final String table;

    ItemBatches(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** The items that exist, in no order. */
    List<Map<String, AttributeValue>> get(List<Map<String, AttributeValue>> keys, List<String> attributes) {
        var found = new ArrayList<Map<String, AttributeValue>>();
        for (var from = 0; from < keys.size(); from += MOST) {
            found.addAll(batch(keys.subList(from, Math.min(from + MOST, keys.size())), String.join(", ", attributes)));
        }
        return found;
    }

    private List<Map<String, AttributeValue>> batch(List<Map<String, AttributeValue>> keys, String projection) {
        var found = new ArrayList<Map<String, AttributeValue>>();
        var left = keys;
        var failures = 0;
        while (!left.isEmpty()) {
            var asked = KeysAndAttributes.builder().keys(left).projectionExpression(projection).consistentRead(true).build();
            var request = BatchGetItemRequest.builder().requestItems(Map.of(table, asked)).build();
            var answer = Availability.guard("DynamoDB", () -> dynamo.batchGetItem(request));
            found.addAll(answer.responses().getOrDefault(table, List.of()));
            var unprocessed = answer.unprocessedKeys().get(table);
            var rest = unprocessed == null ? List.<Map<String, AttributeValue>>of() : unprocessed.keys();
            failures = rest.size() < left.size() ? 0 : failures + 1;
            if (failures == TRIES_WITHOUT_PROGRESS) {
                throw new StoreUnavailable("DynamoDB did not read " + rest.size() + " items of a batch", null);
            }
            if (failures > 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(25L << failures));
            }
            left = rest;
        }
        return found;
    }
}
