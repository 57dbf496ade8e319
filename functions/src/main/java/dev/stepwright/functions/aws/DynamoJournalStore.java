package dev.stepwright.functions.aws;

import static dev.stepwright.functions.aws.JournalItems.key;
import static dev.stepwright.functions.aws.JournalItems.recordKey;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.functions.Catalogue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The journal in one DynamoDB table: an append is one conditional put, and nothing else decides. */
public final class DynamoJournalStore implements JournalStore {

    private static final String IS_NEW = "attribute_not_exists(" + JournalItems.EXECUTION + ")";
    /** The summary is there, and of an earlier life than the one that is told. */
    private static final String EARLIER_LIFE = "attribute_exists(" + SummaryItems.ABOUT + ") AND (attribute_not_exists("
            + SummaryItems.REDRIVES + ") OR " + SummaryItems.REDRIVES + " < :" + SummaryItems.REDRIVES + ")";

    private final DynamoDbClient dynamo;
    private final String table;
    private final Retention retention;
    private final InstantSource clock;
    private final SummaryIndex index;

    /** @param clock only to reckon when items may be deleted */
    public DynamoJournalStore(DynamoDbClient dynamo, String table, Retention retention, InstantSource clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.retention = retention;
        this.clock = clock;
        this.index = new SummaryIndex(dynamo, table);
    }

    @Override
    public Append append(Entry entry) {
        return put(expiring(entry), entry);
    }

    private Map<String, AttributeValue> expiring(Entry entry) {
        var item = new HashMap<>(JournalItems.record(entry));
        item.put(JournalItems.EXPIRES, expiry());
        return item;
    }

    /** Without an expiry until it closes: an execution that is open is never lost from sight. */
    @Override
    public Append open(Entry first, Summary summary) {
        var item = new HashMap<>(JournalItems.record(first));
        item.putAll(SummaryItems.opened(summary));
        return put(item, first);
    }

    private Append put(Map<String, AttributeValue> item, Entry entry) {
        var request = PutItemRequest.builder().tableName(table).item(item).conditionExpression(IS_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD).build();
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
    private static Append taken(Entry entry, Map<String, AttributeValue> item) {
        var existing = JournalItems.entry(item);
        return existing.nonce().equals(entry.nonce()) ? new Append.Landed() : new Append.Refused(existing);
    }

    @Override
    public Append reopen(Entry first, Summary open) {
        var changes = SummaryItems.reopened(open);
        var put = Put.builder().tableName(table).item(expiring(first)).conditionExpression(IS_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD).build();
        var update = Update.builder().tableName(table).key(key(open.execution(), JournalItems.SUMMARY_KEY))
                .updateExpression(setting(changes, SummaryItems.STOPPED, JournalItems.EXPIRES))
                .expressionAttributeValues(values(changes)).conditionExpression(EARLIER_LIFE).build();
        return Availability.guard("DynamoDB", () -> {
            try {
                dynamo.transactWriteItems(write -> write.transactItems(both -> both.put(put), both -> both.update(update)));
                return new Append.Landed();
            } catch (TransactionCanceledException e) {
                var existing = e.cancellationReasons().stream().filter(CancellationReason::hasItem).findFirst();
                return taken(first, existing.orElseThrow(() -> e).item());
            }
        });
    }

    @Override
    public Map<String, Entry> last(String execution, Collection<String> frames) {
        var found = new LinkedHashMap<String, Entry>();
        Concurrently.map(new LinkedHashSet<>(frames), frame -> last(execution, frame))
                .forEach(last -> last.ifPresent(entry -> found.put(entry.frame(), entry)));
        return found;
    }

    private Optional<Entry> last(String execution, String frame) {
        return query(keysWith(execution, frame + "#").scanIndexForward(false).limit(1)).items().stream()
                .findFirst().map(JournalItems::entry);
    }

    @Override
    public Optional<Entry> read(String execution, String frame, long number) {
        return get(execution, recordKey(frame, number)).map(JournalItems::entry);
    }

    @Override
    public List<Entry> records(String execution, String frame, long from, int limit) {
        var request = QueryRequest.builder().tableName(table).consistentRead(true)
                .keyConditionExpression(JournalItems.EXECUTION + " = :execution AND " + JournalItems.KEY + " BETWEEN :from AND :to")
                .expressionAttributeValues(Map.of(":execution", fromS(execution), ":from", fromS(recordKey(frame, from)),
                        ":to", fromS(frame + "#" + JournalItems.AFTER_RECORDS)));
        var found = new ArrayList<Entry>();
        QueryResponse answer;
        do {
            answer = query(request.limit(limit - found.size()));
            answer.items().stream().map(JournalItems::entry).forEach(found::add);
            request.exclusiveStartKey(answer.lastEvaluatedKey());
        } while (answer.hasLastEvaluatedKey() && found.size() < limit);
        return found;
    }

    @Override
    public EntryPage scan(String execution, String framePrefix, int limit, Optional<String> cursor) {
        var request = records(execution, framePrefix).limit(limit);
        cursor.ifPresent(after -> request.exclusiveStartKey(key(execution, after)));
        var answer = query(request);
        var next = answer.hasLastEvaluatedKey() ? Optional.of(answer.lastEvaluatedKey().get(JournalItems.KEY).s())
                : Optional.<String>empty();
        return new EntryPage(answer.items().stream().map(JournalItems::entry).toList(), next);
    }

    @Override
    public Optional<String> greatestFrame(String execution, String framePrefix) {
        var request = records(execution, framePrefix).scanIndexForward(false).limit(1).projectionExpression(JournalItems.KEY);
        return query(request).items().stream().findFirst().map(item -> JournalItems.frame(item.get(JournalItems.KEY).s()));
    }

    @Override
    public Leaf add(String execution, String leaf, int child, boolean failed) {
        var update = "ADD " + (failed ? JournalItems.FAILED : JournalItems.IN) + " :child SET " + JournalItems.EXPIRES + " = :expires";
        var request = UpdateItemRequest.builder().tableName(table).key(key(execution, JournalItems.JOIN + leaf))
                .updateExpression(update).returnValues(ReturnValue.ALL_NEW)
                .expressionAttributeValues(Map.of(":child", JournalItems.children(child), ":expires", expiry())).build();
        return JournalItems.leaf(Availability.guard("DynamoDB", () -> dynamo.updateItem(request)).attributes());
    }

    @Override
    public Map<String, Leaf> leaves(String execution, String leafPrefix) {
        var found = new LinkedHashMap<String, Leaf>();
        var request = keysWith(execution, JournalItems.JOIN + leafPrefix);
        QueryResponse answer;
        do {
            answer = query(request);
            answer.items().forEach(item -> found.put(item.get(JournalItems.KEY).s().substring(JournalItems.JOIN.length()),
                    JournalItems.leaf(item)));
            request.exclusiveStartKey(answer.lastEvaluatedKey());
        } while (answer.hasLastEvaluatedKey());
        return found;
    }

    /** One item for each frame, of its latest record that beats: a straggler of an earlier record changes nothing. */
    @Override
    public void beat(Beat beat) {
        var request = UpdateItemRequest.builder().tableName(table)
                .key(key(beat.execution(), JournalItems.BEAT + beat.frame()))
                .updateExpression("SET r = :record, u = :until, " + JournalItems.EXPIRES + " = :expires")
                .conditionExpression("attribute_not_exists(r) OR r < :record OR (r = :record AND u < :until)")
                .expressionAttributeValues(Map.of(":record", JournalItems.number(beat.number()),
                        ":until", JournalItems.instant(beat.until()), ":expires", expiry())).build();
        update(request);
    }

    @Override
    public Optional<Beat> lastBeat(String execution, String frame, long number) {
        return get(execution, JournalItems.BEAT + frame)
                .filter(item -> Long.parseLong(item.get(JournalItems.BEATS_RECORD).n()) == number)
                .map(item -> new Beat(execution, frame, number, JournalItems.instant(item.get(JournalItems.UNTIL))));
    }

    @Override
    public void close(Summary closed, Instant expires) {
        var changes = new HashMap<>(SummaryItems.status(closed));
        changes.put(JournalItems.EXPIRES, JournalItems.number(expires.getEpochSecond()));
        var open = "attribute_exists(" + SummaryItems.OPEN + ")";
        var ofThisLife = closed.redrives() == 0 ? "attribute_not_exists(" + SummaryItems.REDRIVES + ")"
                : SummaryItems.REDRIVES + " = :" + SummaryItems.REDRIVES;
        update(UpdateItemRequest.builder().tableName(table).key(key(closed.execution(), JournalItems.SUMMARY_KEY))
                .updateExpression(setting(changes, SummaryItems.OPEN)).expressionAttributeValues(values(changes))
                .conditionExpression(open + " AND " + ofThisLife).build());
    }

    private static String setting(Map<String, AttributeValue> changes, String... removed) {
        return "SET " + String.join(", ", changes.keySet().stream().map(name -> name + " = :" + name).toList())
                + " REMOVE " + String.join(", ", removed);
    }

    private static Map<String, AttributeValue> values(Map<String, AttributeValue> changes) {
        return changes.entrySet().stream().collect(Collectors.toMap(change -> ":" + change.getKey(), Map.Entry::getValue));
    }

    @Override
    public Optional<Summary> summary(String execution) {
        return get(execution, JournalItems.SUMMARY_KEY).flatMap(SummaryItems::summary);
    }

    @Override
    public SummaryPage list(String stateMachine, Optional<String> status, int limit, Optional<String> cursor) {
        var statuses = status.map(List::of).orElse(SummaryItems.STATUSES);
        var question = new SummaryIndex.Question(Catalogue.BY_MACHINE, SummaryItems.partitions(stateMachine), statuses, true,
                limit, cursor);
        return index.page(question, item -> status.isEmpty() || SummaryItems.statusOf(item).equals(status));
    }

    @Override
    public SummaryPage open(int limit, Optional<String> cursor) {
        var question = new SummaryIndex.Question(Catalogue.OPEN, SummaryItems.openPartitions(), SummaryItems.OPEN_STATUSES, false,
                limit, cursor);
        return index.page(question, item -> item.containsKey(SummaryItems.OPEN));
    }

    /** An update whose condition does not hold has nothing left to do. */
    private void update(UpdateItemRequest request) {
        try {
            dynamo.updateItem(request);
        } catch (ConditionalCheckFailedException _) {
            return;
        } catch (SdkException e) {
            throw Availability.unavailable("DynamoDB", e);
        }
    }

    private Optional<Map<String, AttributeValue>> get(String execution, String key) {
        var request = GetItemRequest.builder().tableName(table).key(key(execution, key)).consistentRead(true).build();
        var answer = Availability.guard("DynamoDB", () -> dynamo.getItem(request));
        return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
    }

    private QueryResponse query(QueryRequest.Builder request) {
        return Availability.guard("DynamoDB", () -> dynamo.query(request.build()));
    }

    private QueryRequest.Builder records(String execution, String framePrefix) {
        return framePrefix.isEmpty() ? keys(execution, JournalItems.KEY + " < :key", JournalItems.AFTER_RECORDS)
                : keysWith(execution, framePrefix);
    }

    private QueryRequest.Builder keysWith(String execution, String prefix) {
        return keys(execution, "begins_with(" + JournalItems.KEY + ", :key)", prefix);
    }

    private QueryRequest.Builder keys(String execution, String condition, String key) {
        return QueryRequest.builder().tableName(table).consistentRead(true)
                .keyConditionExpression(JournalItems.EXECUTION + " = :execution AND " + condition)
                .expressionAttributeValues(Map.of(":execution", fromS(execution), ":key", fromS(key)));
    }

    private AttributeValue expiry() {
        return JournalItems.number(retention.expiryOfRecord(clock.instant()).getEpochSecond());
    }
}
