package dev.stepwright.infra.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.journal.port.JournalStore.Entry;
import dev.stepwright.engine.journal.port.JournalStore.Summary;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.JournalStoreContract;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

class DynamoJournalStoreTest extends JournalStoreContract {

    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private static final Retention RETENTION = new Retention(Duration.ofDays(365), Duration.ofDays(90));

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

    @Override
    protected JournalStore store() {
        return new DynamoJournalStore(dynamo, table, RETENTION, InstantSource.fixed(NOW));
    }

    @Test
    void aRecordExpiresWhenNoExecutionCanNeedItAnyMore() {
        var execution = "arn:aws:states:eu-central-1:000000000000:execution:m:" + UUID.randomUUID();
        store().append(new Entry(execution, "0", 1, "n", new byte[] {1}));
        assertThat(item(execution, "0#00000001").get("x").n()).isEqualTo(seconds(NOW.plus(Duration.ofDays(455))));
    }

    @Test
    void anOpenExecutionNeverExpiresAndAClosedOneDoes() {
        var execution = "arn:aws:states:eu-central-1:000000000000:execution:m:" + UUID.randomUUID();
        var summary = new Summary(execution, "arn:m", "e", "RUNNING", NOW, Optional.empty(), new byte[0]);
        store().open(new Entry(execution, "0", 0, "n", new byte[] {1}), summary);
        assertThat(item(execution, "0#00000000")).doesNotContainKey("x").containsKey("o");
        store().close(new Summary(execution, "arn:m", "e", "FAILED", NOW, Optional.of(NOW), new byte[0]), NOW.plusSeconds(60));
        assertThat(item(execution, "0#00000000")).containsEntry("x", AttributeValue.fromN(seconds(NOW.plusSeconds(60))))
                .doesNotContainKey("o");
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
