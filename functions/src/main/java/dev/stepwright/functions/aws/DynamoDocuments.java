package dev.stepwright.functions.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.stepwright.engine.registry.Documents;
import dev.stepwright.functions.Catalogue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Documents in one DynamoDB table: a collection is a partition, a document an item. */
public final class DynamoDocuments implements Documents {

    private static final String COLLECTION = Catalogue.REGISTRY.partitionKey().name();
    private static final String KEY = Catalogue.REGISTRY.sortKey().name();
    private static final String VERSION = "v";
    private static final String JSON = "j";
    private static final String NONCE = "n";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoDocuments(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<Document> get(String collection, String key) {
        var request = GetItemRequest.builder().tableName(table).key(key(collection, key)).consistentRead(true).build();
        var answer = Availability.guard("DynamoDB", () -> dynamo.getItem(request));
        return answer.hasItem() ? Optional.of(document(answer.item())) : Optional.empty();
    }

    /** The SDK may try again a write that had landed; a nonce tells our own document from another's. */
    @Override
    public boolean put(Document document) {
        var nonce = UUID.randomUUID().toString();
        var item = new HashMap<>(key(document.collection(), document.key()));
        item.put(VERSION, fromN(Long.toString(document.version())));
        item.put(JSON, fromS(document.json()));
        item.put(NONCE, fromS(nonce));
        var request = PutItemRequest.builder().tableName(table).item(item)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (document.version() == 1) {
            request.conditionExpression("attribute_not_exists(" + COLLECTION + ")");
        } else {
            request.conditionExpression(VERSION + " = :before").expressionAttributeValues(before(document.version() - 1));
        }
        return Availability.guard("DynamoDB", () -> {
            try {
                dynamo.putItem(request.build());
                return true;
            } catch (ConditionalCheckFailedException e) {
                return e.hasItem() && e.item().get(NONCE).s().equals(nonce);
            }
        });
    }

    @Override
    public boolean delete(String collection, String key, long version) {
        var request = DeleteItemRequest.builder().tableName(table).key(key(collection, key))
                .conditionExpression(VERSION + " = :before").expressionAttributeValues(before(version)).build();
        return Availability.guard("DynamoDB", () -> {
            try {
                dynamo.deleteItem(request);
                return true;
            } catch (ConditionalCheckFailedException _) {
                return false;
            }
        });
    }

    @Override
    public Page list(String collection, String keyPrefix, int limit, Optional<String> cursor) {
        var condition = COLLECTION + " = :collection";
        var values = new HashMap<>(Map.of(":collection", fromS(collection)));
        if (!keyPrefix.isEmpty()) {
            condition += " AND begins_with(" + KEY + ", :prefix)";
            values.put(":prefix", fromS(keyPrefix));
        }
        var request = QueryRequest.builder().tableName(table).keyConditionExpression(condition)
                .expressionAttributeValues(values).consistentRead(true).limit(limit);
        cursor.ifPresent(after -> request.exclusiveStartKey(key(collection, after)));
        var answer = Availability.guard("DynamoDB", () -> dynamo.query(request.build()));
        return new Page(answer.items().stream().map(DynamoDocuments::document).toList(),
                answer.hasLastEvaluatedKey() ? Optional.of(answer.lastEvaluatedKey().get(KEY).s()) : Optional.empty());
    }

    private static Map<String, AttributeValue> key(String collection, String key) {
        return Map.of(COLLECTION, fromS(collection), KEY, fromS(key));
    }

    private static Map<String, AttributeValue> before(long version) {
        return Map.of(":before", fromN(Long.toString(version)));
    }

    private static Document document(Map<String, AttributeValue> item) {
        return new Document(item.get(COLLECTION).s(), item.get(KEY).s(), Long.parseLong(item.get(VERSION).n()), item.get(JSON).s());
    }
}
