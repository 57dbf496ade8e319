package dev.stepwright.infra.servers;

import dev.stepwright.functions.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/** Makes tables as the catalogue describes them. */
public final class Tables {

    private Tables() {
    }

    /** @return the new table's name */
    public static String create(DynamoDbClient dynamo, Catalogue.Table table) {
        var keys = new LinkedHashSet<>(List.of(table.partitionKey(), table.sortKey()));
        var indexes = new ArrayList<GlobalSecondaryIndex>();
        for (var index : table.indexes()) {
            keys.add(index.partitionKey());
            keys.add(index.sortKey());
            indexes.add(GlobalSecondaryIndex.builder().indexName(index.name()).keySchema(schema(index.partitionKey(), index.sortKey()))
                    .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY)).build());
        }
        var name = "t-" + UUID.randomUUID();
        var request = CreateTableRequest.builder().tableName(name).billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(schema(table.partitionKey(), table.sortKey()))
                .attributeDefinitions(keys.stream().map(key -> AttributeDefinition.builder()
                        .attributeName(key.name()).attributeType(key.type()).build()).toList());
        if (!indexes.isEmpty()) {
            request.globalSecondaryIndexes(indexes);
        }
        dynamo.createTable(request.build());
        return name;
    }

    private static List<KeySchemaElement> schema(Catalogue.Attribute partition, Catalogue.Attribute sort) {
        return List.of(KeySchemaElement.builder().attributeName(partition.name()).keyType(KeyType.HASH).build(),
                KeySchemaElement.builder().attributeName(sort.name()).keyType(KeyType.RANGE).build());
    }
}
