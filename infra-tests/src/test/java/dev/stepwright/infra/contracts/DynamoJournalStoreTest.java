package dev.stepwright.infra.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.journal.port.JournalRetentionContract;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.JournalStore.Append;
import dev.stepwright.engine.journal.port.JournalStore.Beat;
import dev.stepwright.engine.journal.port.JournalStore.Entry;
import dev.stepwright.engine.journal.port.JournalStore.Summary;
import dev.stepwright.engine.registry.StoreUnavailable;
import dev.stepwright.functions.Catalogue;
import dev.stepwright.functions.aws.DynamoJournalStore;
import dev.stepwright.functions.aws.Retention;
import dev.stepwright.infra.servers.Clients;
import dev.stepwright.infra.servers.Tables;
import dev.stepwright.local.box.BoxServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

class DynamoJournalStoreTest extends JournalRetentionContract {

    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private static final Retention RETENTION = new Retention(Duration.ofDays(7), Duration.ofDays(90));
    private static final String FIRST = "0#00000000";

    private static BoxServer server;
    private static DynamoDbClient dynamo;
    private static String table;

    @BeforeAll
    static void start() throws Exception {
        server = BoxServer.start(BoxServer.Kind.DYNAMODB, BoxServer.Options.DEFAULTS);
        dynamo = Clients.client(DynamoDbClient.builder(), server);
        table = Tables.create(dynamo, Catalogue.EXECUTIONS);
    }

    @AfterAll
    static void stop() {
        dynamo.close();
        server.close();
    }

    private final JournalStore store = new DynamoJournalStore(dynamo, table, RETENTION, () -> now);

    @Override
    protected JournalStore store() {
        return store;
    }

    @Override
    protected void vanish(String execution, String frame, long number) {
        var key = frame + "#%08d".formatted(number);
        var partition = key.equals(FIRST) ? execution : execution + "#" + item(execution, FIRST).get("l").s();
        dynamo.deleteItem(delete -> delete.tableName(table).key(Map.of("p", AttributeValue.fromS(partition),
                "s", AttributeValue.fromS(key))));
    }

    @Test
    void allItemsOfAnExecutionExpireTogether() {
        now = NOW;
        var summary = opened("e");
        var execution = summary.execution();
        store.append(new Entry(execution, "0", 1, "n", new byte[] {1}));
        store.add(execution, "0.1.0", 3, false);
        store.beat(new Beat(execution, "0", 1, NOW));
        store.close(ended(summary, NOW), NOW.plus(Duration.ofDays(90)));
        var items = items(execution);
        assertThat(items).hasSize(4);
        assertThat(items).extracting(item -> item.get("x").n()).containsOnly(seconds(NOW.plus(Duration.ofDays(97)).plus(Duration.ofMinutes(30))));
    }

    @Test
    void noItemExpiresBeforeRecord0AndNoneBeforeTheRetentionIsOver() {
        now = NOW;
        var summary = opened("e");
        var execution = summary.execution();
        for (var day = 0; day < 40; day++) {
            store.append(new Entry(execution, "0", day + 1, "n", new byte[] {1}));
            now = now.plus(Duration.ofDays(1));
            if (store.isToBeKept(execution)) {
                store.keep(execution);
            }
        }
        store.close(ended(summary, now), now.plus(Duration.ofDays(90)));
        var first = Long.parseLong(item(execution, FIRST).get("x").n());
        assertThat(items(execution)).hasSize(41).allSatisfy(item -> assertThat(Long.parseLong(item.get("x").n()))
                .isGreaterThanOrEqualTo(first).isGreaterThanOrEqualTo(now.plus(Duration.ofDays(90)).getEpochSecond()));
    }

    /** As versions wrote it that knew no generations, and let record 0 expire a year before the others. */
    @Test
    void anExecutionOfAnEarlierVersionIsReadAndItsNameIsUsedAgain() {
        now = NOW;
        var summary = running("e");
        var execution = summary.execution();
        var head = new HashMap<>(earlier(execution, 0));
        head.putAll(Map.of("g", AttributeValue.fromS("arn:m#1"), "o", AttributeValue.fromS("1"), "m", AttributeValue.fromS("e"),
                "d", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[0])),
                "h", AttributeValue.fromS("RUNNING#" + "%011d%09d#0011223344556677".formatted(NOW.getEpochSecond(), 0))));
        dynamo.putItem(put -> put.tableName(table).item(head));
        dynamo.putItem(put -> put.tableName(table).item(earlier(execution, 1)));
        assertThat(store.records(execution, "0", 0, 10)).extracting(Entry::number).containsExactly(0L, 1L);
        assertThat(store.scan(execution, "", 10, Optional.empty()).entries()).extracting(Entry::number).containsExactly(0L, 1L);
        store.append(new Entry(execution, "0", 2, "n", new byte[] {1}));
        assertThat(store.last(execution, List.of("0")).get("0").number()).isEqualTo(2);
        assertThat(item(execution, "0#00000002")).as("where its others are").isNotEmpty();

        dynamo.deleteItem(delete -> delete.tableName(table).key(Map.of("p", AttributeValue.fromS(execution),
                "s", AttributeValue.fromS(FIRST))));
        now = NOW.plus(Duration.ofDays(100));
        assertThat(store.open(new Entry(execution, "0", 0, "again", new byte[] {2}), summary)).isInstanceOf(Append.Landed.class);
        assertThat(store.last(execution, List.of("0")).get("0").number()).isZero();
        assertThat(store.scan(execution, "", 10, Optional.empty()).entries()).hasSize(1);
    }

    private static Map<String, AttributeValue> earlier(String execution, int number) {
        return Map.of("p", AttributeValue.fromS(execution), "s", AttributeValue.fromS("0#%08d".formatted(number)),
                "n", AttributeValue.fromS("n" + number), "b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1})));
    }

    private Summary opened(String name) {
        var summary = running(name);
        store.open(new Entry(summary.execution(), "0", 0, "n" + summary.execution(), new byte[] {1}), summary);
        return summary;
    }

    private static Summary running(String name) {
        return new Summary("arn:aws:states:eu-central-1:000000000000:execution:m:" + UUID.randomUUID(), "arn:m", name, "RUNNING", NOW,
                Optional.empty(), new byte[0]);
    }

    private static Summary ended(Summary open, Instant stopped) {
        return new Summary(open.execution(), open.stateMachine(), open.name(), "FAILED", open.startDate(), Optional.of(stopped),
                new byte[0]);
    }

    private static List<Map<String, AttributeValue>> items(String execution) {
        var first = item(execution, FIRST);
        var others = dynamo.query(query -> query.tableName(table).keyConditionExpression("p = :p").expressionAttributeValues(
                Map.of(":p", AttributeValue.fromS(execution + "#" + first.get("l").s())))).items();
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    @Test
    void aRecordOfAThousandBytesAllInAllIsOneWrite() {
        var execution = "arn:aws:states:eu-central-1:123456789012:execution:machine-of-usual-length:" + UUID.randomUUID();
        store().append(new Entry(execution, "0.12.00003", 1, UUID.randomUUID().toString(), new byte[820]));
        var capacity = dynamo.putItem(put -> put.tableName(table).item(item(execution, "0.12.00003#00000001"))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)).consumedCapacity();
        assertThat(capacity.capacityUnits()).isEqualTo(1.0);
    }

    @Test
    void aCursorThatIsNoneIsRefused() {
        assertThatThrownBy(() -> store().list("arn:m", Optional.empty(), 5, Optional.of("0'; --")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("Cursor: expected");
    }

    @Test
    void aTableThatCannotBeReachedIsUnavailable() {
        var elsewhere = new DynamoJournalStore(dynamo, "no-such-table", RETENTION, InstantSource.fixed(NOW));
        assertThatThrownBy(() -> elsewhere.read("x", "0", 0)).isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("DynamoDB is unavailable");
        assertThatThrownBy(() -> elsewhere.append(new Entry("x", "0", 0, "n", new byte[0])))
                .isInstanceOf(StoreUnavailable.class);
    }

    private static Map<String, AttributeValue> item(String execution, String key) {
        return dynamo.getItem(get -> get.tableName(table).key(Map.of("p", AttributeValue.fromS(execution),
                "s", AttributeValue.fromS(key)))).item();
    }

    private static String seconds(Instant instant) {
        return Long.toString(instant.getEpochSecond());
    }
}
