package dev.stepwright.infra.box;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.infra.box.Template.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Creates tables, queues and buckets as the template describes them. */
final class Stores {

    private static final Map<String, QueueAttributeName> QUEUE_ATTRIBUTES = Map.of(
            "VisibilityTimeout", QueueAttributeName.VISIBILITY_TIMEOUT,
            "MessageRetentionPeriod", QueueAttributeName.MESSAGE_RETENTION_PERIOD,
            "DelaySeconds", QueueAttributeName.DELAY_SECONDS,
            "ReceiveMessageWaitTimeSeconds", QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
            "RedrivePolicy", QueueAttributeName.REDRIVE_POLICY);

    private Stores() {
    }

    static void create(Stack stack, DynamoDbClient dynamo, SqsClient sqs, S3Client s3) {
        for (var table : stack.of("AWS::DynamoDB::Table")) {
            dynamo.createTable(table(stack.ref(table), table.properties()));
        }
        // dead letters first: the others name them
        stack.of("AWS::SQS::Queue").stream()
                .sorted((one, other) -> Boolean.compare(redrives(one), redrives(other)))
                .forEach(queue -> sqs.createQueue(create -> create.queueName(Account.name(stack.arn(queue)))
                        .attributes(attributes(queue.properties()))));
        for (var bucket : stack.of("AWS::S3::Bucket")) {
            s3.createBucket(create -> create.bucket(stack.ref(bucket)));
        }
    }

    private static boolean redrives(Resource queue) {
        return queue.properties().has("RedrivePolicy");
    }

    private static Map<QueueAttributeName, String> attributes(JsonNode properties) {
        var attributes = new LinkedHashMap<QueueAttributeName, String>();
        QUEUE_ATTRIBUTES.forEach((name, attribute) -> {
            if (properties.has(name)) {
                var value = properties.get(name);
                attributes.put(attribute, value.isObject() ? value.toString() : value.asText());
            }
        });
        return attributes;
    }

    private static CreateTableRequest table(String name, JsonNode properties) {
        var indexes = stream(properties.path("GlobalSecondaryIndexes")).map(index -> GlobalSecondaryIndex.builder()
                .indexName(index.get("IndexName").asText())
                .keySchema(keys(index.get("KeySchema")))
                .projection(projection -> projection.projectionType(index.get("Projection").get("ProjectionType").asText()))
                .build()).toList();
        return CreateTableRequest.builder().tableName(name)
                .billingMode(properties.path("BillingMode").asText())
                .keySchema(keys(properties.get("KeySchema")))
                .attributeDefinitions(stream(properties.get("AttributeDefinitions")).map(attribute ->
                        AttributeDefinition.builder().attributeName(attribute.get("AttributeName").asText())
                                .attributeType(attribute.get("AttributeType").asText()).build()).toList())
                .globalSecondaryIndexes(indexes.isEmpty() ? null : indexes)
                .build();
    }

    private static List<KeySchemaElement> keys(JsonNode schema) {
        return stream(schema).map(key -> KeySchemaElement.builder().attributeName(key.get("AttributeName").asText())
                .keyType(key.get("KeyType").asText()).build()).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
