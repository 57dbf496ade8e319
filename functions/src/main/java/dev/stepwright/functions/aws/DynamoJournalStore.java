package dev.stepwright.functions.aws;

import static dev.stepwright.functions.aws.JournalItems.key;
import static dev.stepwright.functions.aws.JournalItems.recordKey;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.functions.Catalogue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The journal in one DynamoDB table: an append is one conditional put, and nothing else decides. What has expired is gone here, also
 * while it is still there: DynamoDB deletes late, item by item, in any order.
 */
public final class DynamoJournalStore implements JournalStore {

    private final ItemTable table;
    private final Retention retention;
    private final InstantSource clock;
    private final SummaryIndex index;
    private final Places places;
    private final Heads heads;
    private final KeptItems kept;

    /** @param clock only to reckon when items may be deleted */
    public DynamoJournalStore(DynamoDbClient dynamo, String table, Retention retention, InstantSource clock) {
        this.table = new ItemTable(dynamo, table);
        this.retention = retention;
        this.clock = clock;
        this.index = new SummaryIndex(dynamo, table);
        this.places = new Places(clock, execution -> this.table.get(execution, JournalItems.SUMMARY_KEY));
        this.heads = new Heads(this.table, places, retention, clock);
        this.kept = new KeptItems(this.table, retention, clock);
    }

    @Override
    public Append append(Entry entry) {
        return table.put(entry, item(entry), put -> put.conditionExpression(ItemTable.IS_NEW));
    }

    private Map<String, AttributeValue> item(Entry entry) {
        var item = JournalItems.record(entry, places.find(entry.execution()));
        item.put(JournalItems.EXPIRES, expiry());
        return item;
    }

    @Override
    public Append open(Entry first, Summary summary) {
        return heads.open(first, summary);
    }

    @Override
    public Append reopen(Entry first, Summary open) {
        return heads.reopen(first, item(first), open);
    }

    @Override
    public Map<String, Entry> last(String execution, Collection<String> frames) {
        var found = new LinkedHashMap<String, Entry>();
        places.present(execution).ifPresent(place -> Concurrently.map(new LinkedHashSet<>(frames), frame -> last(place, frame))
                .forEach(last -> last.ifPresent(entry -> found.put(entry.frame(), entry))));
        return found;
    }

    private Optional<Entry> last(Place place, String frame) {
        var found = table.query(keysWith(place, frame + "#").scanIndexForward(false).limit(1)).items().stream().findFirst();
        return found.isEmpty() && isFirstApart(place, frame + "#") ? read(place.execution(), frame, 0)
                : found.map(item -> JournalItems.entry(place.execution(), item));
    }

    /** Whether record 0 of the root, which lies elsewhere than the others, is one of those whose key begins like that. */
    private static boolean isFirstApart(Place place, String keyPrefix) {
        return place.isApart() && JournalItems.SUMMARY_KEY.startsWith(keyPrefix);
    }

    @Override
    public Optional<Entry> read(String execution, String frame, long number) {
        var recordKey = recordKey(frame, number);
        var item = recordKey.equals(JournalItems.SUMMARY_KEY) ? heads.present(execution) : get(execution, recordKey);
        return item.map(found -> JournalItems.entry(execution, found));
    }

    @Override
    public List<Entry> records(String execution, String frame, long from, int limit) {
        var place = places.present(execution);
        if (place.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Entry>();
        if (from == 0 && limit > 0 && isFirstApart(place.get(), frame + "#")) {
            read(execution, frame, 0).ifPresent(found::add);
        }
        var request = QueryRequest.builder()
                .keyConditionExpression(JournalItems.EXECUTION + " = :execution AND " + JournalItems.KEY + " BETWEEN :from AND :to")
                .expressionAttributeValues(Map.of(":execution", fromS(place.get().partition()), ":from", fromS(recordKey(frame, from)),
                        ":to", fromS(frame + "#" + JournalItems.AFTER_RECORDS)));
        var more = true;
        while (more && found.size() < limit) {
            var answer = table.query(request.limit(limit - found.size()));
            answer.items().stream().map(item -> JournalItems.entry(execution, item)).forEach(found::add);
            request.exclusiveStartKey(answer.lastEvaluatedKey());
            more = answer.hasLastEvaluatedKey();
        }
        return found;
    }

    @Override
    public EntryPage scan(String execution, String framePrefix, int limit, Optional<String> cursor) {
        var found = places.present(execution);
        if (found.isEmpty()) {
            return new EntryPage(List.of(), Optional.empty());
        }
        var place = found.get();
        var first = cursor.isEmpty() && isFirstApart(place, framePrefix) ? read(execution, FrameName.ROOT.text(), 0)
                : Optional.<Entry>empty();
        if (first.isPresent() && limit == 1) {
            return new EntryPage(List.of(first.get()), Optional.of(JournalItems.SUMMARY_KEY));
        }
        var request = records(place, framePrefix).limit(limit - (first.isPresent() ? 1 : 0));
        cursor.ifPresent(after -> request.exclusiveStartKey(key(place.partition(), after)));
        var answer = table.query(request);
        var next = answer.hasLastEvaluatedKey() ? Optional.of(answer.lastEvaluatedKey().get(JournalItems.KEY).s())
                : Optional.<String>empty();
        return new EntryPage(Stream.concat(first.stream(), answer.items().stream().map(item -> JournalItems.entry(execution, item)))
                .toList(), next);
    }

    @Override
    public Optional<String> greatestFrame(String execution, String framePrefix) {
        return places.present(execution).flatMap(place -> {
            var request = records(place, framePrefix).scanIndexForward(false).limit(1).projectionExpression(JournalItems.KEY);
            return table.query(request).items().stream().findFirst().map(item -> item.get(JournalItems.KEY).s())
                    .or(() -> Optional.of(JournalItems.SUMMARY_KEY).filter(first -> isFirstApart(place, framePrefix)))
                    .map(JournalItems::frame);
        });
    }

    @Override
    public Leaf add(String execution, String leaf, int child, boolean failed) {
        var update = "ADD " + (failed ? JournalItems.FAILED : JournalItems.IN) + " :child SET " + JournalItems.EXPIRES + " = :expires";
        var request = UpdateItemRequest.builder().tableName(table.name()).key(keyOf(execution, JournalItems.JOIN + leaf))
                .updateExpression(update).returnValues(ReturnValue.ALL_NEW)
                .expressionAttributeValues(Map.of(":child", JournalItems.children(child), ":expires", expiry())).build();
        return JournalItems.leaf(Availability.guard("DynamoDB", () -> table.dynamo().updateItem(request)).attributes());
    }

    @Override
    public Map<String, Leaf> leaves(String execution, String leafPrefix) {
        var found = new LinkedHashMap<String, Leaf>();
        var place = places.present(execution);
        if (place.isEmpty()) {
            return found;
        }
        var request = keysWith(place.get(), JournalItems.JOIN + leafPrefix);
        QueryResponse answer;
        do {
            answer = table.query(request);
            answer.items().forEach(item -> found.put(item.get(JournalItems.KEY).s().substring(JournalItems.JOIN.length()),
                    JournalItems.leaf(item)));
            request.exclusiveStartKey(answer.lastEvaluatedKey());
        } while (answer.hasLastEvaluatedKey());
        return found;
    }

    /** One item for each frame, of its latest record that beats: a straggler of an earlier record changes nothing. */
    @Override
    public void beat(Beat beat) {
        table.update(update -> update.key(keyOf(beat.execution(), JournalItems.BEAT + beat.frame()))
                .updateExpression("SET r = :record, u = :until, " + JournalItems.EXPIRES + " = :expires")
                .conditionExpression("attribute_not_exists(r) OR r < :record OR (r = :record AND u < :until)")
                .expressionAttributeValues(Map.of(":record", JournalItems.number(beat.number()),
                        ":until", JournalItems.instant(beat.until()), ":expires", expiry())));
    }

    @Override
    public Optional<Beat> lastBeat(String execution, String frame, long number) {
        return get(execution, JournalItems.BEAT + frame)
                .filter(item -> Long.parseLong(item.get(JournalItems.BEATS_RECORD).n()) == number)
                .map(item -> new Beat(execution, frame, number, JournalItems.instant(item.get(JournalItems.UNTIL))));
    }

    @Override
    public void close(Summary closed, Instant expires) {
        heads.close(closed, expires);
    }

    @Override
    public Optional<Summary> summary(String execution) {
        return heads.summary(execution);
    }

    @Override
    public boolean isToBeKept(String execution) {
        return heads.isToBeKept(execution);
    }

    @Override
    public void keep(String execution) {
        places.present(execution).ifPresent(kept::keep);
    }

    @Override
    public SummaryPage list(String stateMachine, Optional<String> status, int limit, Optional<String> cursor) {
        var statuses = status.map(List::of).orElse(SummaryItems.STATUSES);
        var question = new SummaryIndex.Question(Catalogue.BY_MACHINE, SummaryItems.partitions(stateMachine), statuses, true,
                limit, cursor);
        return index.page(question, item -> isPresent(item) && (status.isEmpty() || SummaryItems.statusOf(item).equals(status)));
    }

    @Override
    public SummaryPage open(int limit, Optional<String> cursor) {
        var question = new SummaryIndex.Question(Catalogue.OPEN, SummaryItems.openPartitions(), SummaryItems.OPEN_STATUSES, false,
                limit, cursor);
        return index.page(question, item -> isPresent(item) && item.containsKey(SummaryItems.OPEN));
    }

    private boolean isPresent(Map<String, AttributeValue> head) {
        return !Place.of(head).isGone(clock.instant());
    }

    private Optional<Map<String, AttributeValue>> get(String execution, String key) {
        return places.present(execution).flatMap(place -> table.get(place.partition(), key));
    }

    private Map<String, AttributeValue> keyOf(String execution, String key) {
        return key(places.find(execution).partition(), key);
    }

    private static QueryRequest.Builder records(Place place, String framePrefix) {
        return framePrefix.isEmpty() ? keys(place, JournalItems.KEY + " < :key", JournalItems.AFTER_RECORDS)
                : keysWith(place, framePrefix);
    }

    private static QueryRequest.Builder keysWith(Place place, String prefix) {
        return keys(place, "begins_with(" + JournalItems.KEY + ", :key)", prefix);
    }

    private static QueryRequest.Builder keys(Place place, String condition, String key) {
        return QueryRequest.builder().keyConditionExpression(JournalItems.EXECUTION + " = :execution AND " + condition)
                .expressionAttributeValues(Map.of(":execution", fromS(place.partition()), ":key", fromS(key)));
    }

    private AttributeValue expiry() {
        return JournalItems.number(retention.expiry(clock.instant()).getEpochSecond());
    }
}
