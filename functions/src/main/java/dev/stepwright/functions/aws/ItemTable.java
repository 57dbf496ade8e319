package dev.stepwright.functions.aws;

import dev.stepwright.engine.journal.port.JournalStore.Append;
import dev.stepwright.engine.journal.port.JournalStore.Entry;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The executions table: reads are strongly consistent, and a write whose condition does not hold has an answer. */
final class ItemTable {

    static final String IS_NEW = "attribute_not_exists(" + JournalItems.EXECUTION + ")";

    private final DynamoDbClient dynamo;
    private final String name;

    ItemTable(DynamoDbClient dynamo, String name) {
        this.dynamo = dynamo;
        this.name = name;
    }

    DynamoDbClient dynamo() {
        return dynamo;
    }

    String name() {
        return name;
    }

    /** Puts a record where the condition holds. */
    Append put(Entry entry, Map<String, AttributeValue> item, Consumer<PutItemRequest.Builder> condition) {
        var request = PutItemRequest.builder().tableName(name).item(item)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD).applyMutation(condition).build();
        return Availability.guard("DynamoDB", () -> {
            try {
                dynamo.putItem(request);
                return new Append.Landed();
            } catch (ConditionalCheckFailedException e) {
                return taken(entry, e.item());
            }
        });
    }

    /** The SDK, or the caller, may have tried again a write that had landed: the nonce tells (rule 1). */
    static Append taken(Entry entry, Map<String, AttributeValue> item) {
        var existing = JournalItems.entry(entry.execution(), item);
        return existing.nonce().equals(entry.nonce()) ? new Append.Landed() : new Append.Refused(existing);
    }

    /** An update whose condition does not hold has nothing left to do. */
    void update(Consumer<UpdateItemRequest.Builder> request) {
        try {
            dynamo.updateItem(UpdateItemRequest.builder().tableName(name).applyMutation(request).build());
        } catch (ConditionalCheckFailedException _) {
            return;
        } catch (SdkException e) {
            throw Availability.unavailable("DynamoDB", e);
        }
    }

    Optional<Map<String, AttributeValue>> get(String partition, String key) {
        var request = GetItemRequest.builder().tableName(name).key(JournalItems.key(partition, key)).consistentRead(true).build();
        var answer = Availability.guard("DynamoDB", () -> dynamo.getItem(request));
        return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
    }

    QueryResponse query(QueryRequest.Builder request) {
        return Availability.guard("DynamoDB", () -> dynamo.query(request.tableName(name).consistentRead(true).build()));
    }
}
