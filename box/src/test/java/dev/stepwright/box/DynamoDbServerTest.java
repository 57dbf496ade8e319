package dev.stepwright.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.local.box.BoxServer;
import dev.stepwright.local.box.BoxServer.Kind;
import dev.stepwright.local.box.BoxServer.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@Tag("slow")
class DynamoDbServerTest {

    private static final String TABLE = "records";
    private static BoxServer server;
    private static DynamoDbClient dynamo;

    @BeforeAll
    static void start() throws Exception {
        server = BoxServer.start(Kind.DYNAMODB, Options.DEFAULTS);
        dynamo = Clients.client(DynamoDbClient.builder(), server);
        createTable(dynamo);
    }

    @AfterAll
    static void stop() {
        dynamo.close();
        server.close();
    }

    @Test
    void refusesTheSecondConditionalPutAndShowsWhatIsThere() {
        append(1, "winner");
        assertThatThrownBy(() -> append(1, "loser"))
                .isInstanceOfSatisfying(ConditionalCheckFailedException.class,
                        e -> assertThat(e.item()).containsEntry("nonce", AttributeValue.fromS("winner")));
        assertThat(dynamo.getItem(r -> r.tableName(TABLE).key(key(1)).consistentRead(true)).item())
                .containsEntry("nonce", AttributeValue.fromS("winner"));
    }

    @Test
    void readsTheLastRecordOfAFrame() {
        append(10, "earlier");
        append(11, "later");
        var last = dynamo.query(r -> r.tableName(TABLE).keyConditionExpression("pk = :e").scanIndexForward(false).limit(1)
                .expressionAttributeValues(Map.of(":e", AttributeValue.fromS("execution"))));
        assertThat(last.items()).singleElement().extracting("nonce").isEqualTo(AttributeValue.fromS("later"));
    }

    @Test
    void addsToASetOnceHoweverOftenItIsAsked() {
        addToSet("7");
        addToSet("7");
        assertThat(addToSet("8").get("members").ns()).containsExactlyInAnyOrder("7", "8");
    }

    @Test
    void keepsTablesInAFolder(@TempDir Path folder) throws Exception {
        var options = Options.DEFAULTS.withFolder(folder);
        try (var first = BoxServer.start(Kind.DYNAMODB, options);
                var client = Clients.client(DynamoDbClient.builder(), first)) {
            createTable(client);
        }
        try (var second = BoxServer.start(Kind.DYNAMODB, options);
                var client = Clients.client(DynamoDbClient.builder(), second)) {
            assertThat(client.listTables().tableNames()).containsExactly(TABLE);
        }
    }

    private static void createTable(DynamoDbClient client) {
        client.createTable(r -> r.tableName(TABLE).billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(List.of(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)))
                .attributeDefinitions(List.of(
                        attribute("pk", ScalarAttributeType.S), attribute("sk", ScalarAttributeType.N))));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
    }

    private static void append(int number, String nonce) {
        dynamo.putItem(r -> r.tableName(TABLE)
                .item(Map.of("pk", AttributeValue.fromS("execution"), "sk", AttributeValue.fromN(Integer.toString(number)),
                        "nonce", AttributeValue.fromS(nonce)))
                .conditionExpression("attribute_not_exists(pk)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
    }

    private static Map<String, AttributeValue> addToSet(String member) {
        return dynamo.updateItem(r -> r.tableName(TABLE)
                .key(Map.of("pk", AttributeValue.fromS("join"), "sk", AttributeValue.fromN("0")))
                .updateExpression("ADD members :m").returnValues(ReturnValue.ALL_NEW)
                .expressionAttributeValues(Map.of(":m", AttributeValue.fromNs(List.of(member))))).attributes();
    }

    private static Map<String, AttributeValue> key(int number) {
        return Map.of("pk", AttributeValue.fromS("execution"), "sk", AttributeValue.fromN(Integer.toString(number)));
    }
}
