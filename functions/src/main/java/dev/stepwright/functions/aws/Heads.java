package dev.stepwright.functions.aws;

import static dev.stepwright.functions.aws.JournalItems.key;

import dev.stepwright.engine.journal.port.JournalStore.Append;
import dev.stepwright.engine.journal.port.JournalStore.Entry;
import dev.stepwright.engine.journal.port.JournalStore.Summary;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The items of records 0, which carry the summaries, and what else is to be known of executions as a whole. */
final class Heads {

    /** Nobody remembers the former execution of the name. */
    private static final String RESTED = ItemTable.IS_NEW + " OR " + JournalItems.KEPT + " < :rested OR " + JournalItems.EXPIRES
            + " < :rested";
    /** The summary is of that very start: a former execution of the name tells nothing of this one. */
    private static final String OF_THIS_START = "(" + SummaryItems.STARTED + " = :started OR attribute_not_exists(" + SummaryItems.STARTED
            + ") AND contains(" + SummaryItems.SORT + ", :place))";
    /** The summary is there, and of an earlier life than the one that is told. */
    private static final String EARLIER_LIFE = OF_THIS_START + " AND (attribute_not_exists(" + SummaryItems.REDRIVES + ") OR "
            + SummaryItems.REDRIVES + " < :" + SummaryItems.REDRIVES + ")";

    private final ItemTable table;
    private final Places places;
    private final Retention retention;
    private final InstantSource clock;

    Heads(ItemTable table, Places places, Retention retention, InstantSource clock) {
        this.table = table;
        this.places = places;
        this.retention = retention;
        this.clock = clock;
    }

    /** What is left of a former execution of the name is overwritten, or lies elsewhere. */
    Append open(Entry first, Summary summary) {
        var now = clock.instant();
        var item = JournalItems.first(first);
        item.putAll(SummaryItems.opened(summary));
        item.put(JournalItems.EXPIRES, seconds(retention.expiry(now)));
        var answer = table.put(first, item, put -> put.conditionExpression(RESTED)
                .expressionAttributeValues(Map.of(":rested", seconds(now.minus(Places.REST)))));
        if (answer instanceof Append.Landed) {
            places.learn(first.execution(), Optional.of(item));
        }
        return answer;
    }

    Append reopen(Entry first, Map<String, AttributeValue> item, Summary open) {
        var changes = SummaryItems.reopened(open);
        var put = Put.builder().tableName(table.name()).item(item).conditionExpression(ItemTable.IS_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD).build();
        var update = Update.builder().tableName(table.name()).key(key(open.execution(), JournalItems.SUMMARY_KEY))
                .updateExpression(setting(changes, SummaryItems.STOPPED, JournalItems.KEPT))
                .expressionAttributeValues(values(changes, open)).conditionExpression(EARLIER_LIFE).build();
        return Availability.guard("DynamoDB", () -> {
            try {
                table.dynamo().transactWriteItems(write -> write.transactItems(both -> both.put(put), both -> both.update(update)));
                return new Append.Landed();
            } catch (TransactionCanceledException e) {
                var existing = e.cancellationReasons().stream().filter(CancellationReason::hasItem).findFirst();
                return ItemTable.taken(first, existing.orElseThrow(() -> e).item());
            } finally {
                places.learn(open.execution(), Optional.empty());
            }
        });
    }

    /** The items stay until they expire, which is later: from then on they are not looked at. */
    void close(Summary closed, Instant expires) {
        var changes = new HashMap<>(SummaryItems.status(closed));
        changes.put(JournalItems.KEPT, JournalItems.instant(expires));
        var values = values(changes, closed);
        values.put(":late", seconds(retention.expiry(clock.instant())));
        var open = "attribute_exists(" + SummaryItems.OPEN + ") AND " + OF_THIS_START;
        var ofThisLife = closed.redrives() == 0 ? "attribute_not_exists(" + SummaryItems.REDRIVES + ")"
                : SummaryItems.REDRIVES + " = :" + SummaryItems.REDRIVES;
        // one of a version that let open executions have no expiry
        var expiry = "SET " + JournalItems.EXPIRES + " = if_not_exists(" + JournalItems.EXPIRES + ", :late), ";
        table.update(update -> update.key(key(closed.execution(), JournalItems.SUMMARY_KEY))
                .updateExpression(setting(changes, SummaryItems.OPEN).replaceFirst("SET ", expiry))
                .expressionAttributeValues(values).conditionExpression(open + " AND " + ofThisLife));
    }

    Optional<Summary> summary(String execution) {
        return present(execution).flatMap(SummaryItems::summary);
    }

    /** The item of record 0, read now; empty where the execution is gone. */
    Optional<Map<String, AttributeValue>> present(String execution) {
        var head = table.get(execution, JournalItems.SUMMARY_KEY);
        return head.filter(_ -> !places.learn(execution, head).isGone(clock.instant()));
    }

    /** Whether some item may expire too early for an execution that closes before the sweep comes again. */
    boolean isToBeKept(String execution) {
        return present(execution).filter(item -> isDue(item, clock.instant())).isPresent();
    }

    private boolean isDue(Map<String, AttributeValue> item, Instant now) {
        return Optional.ofNullable(item.get(JournalItems.EXPIRES)).filter(expires -> !JournalItems.instant(expires)
                .isBefore(retention.dueBefore(now))).isEmpty();
    }

    private static AttributeValue seconds(Instant instant) {
        return JournalItems.number(instant.getEpochSecond());
    }

    private static String setting(Map<String, AttributeValue> changes, String... removed) {
        return "SET " + String.join(", ", changes.keySet().stream().map(name -> name + " = :" + name).toList())
                + " REMOVE " + String.join(", ", removed);
    }

    private static Map<String, AttributeValue> values(Map<String, AttributeValue> changes, Summary summary) {
        var values = new HashMap<>(changes.entrySet().stream().collect(Collectors.toMap(change -> ":" + change.getKey(),
                Map.Entry::getValue)));
        values.put(":started", JournalItems.instant(summary.startDate()));
        values.put(":place", AttributeValue.fromS("#" + SummaryItems.startedAt(summary)));
        return values;
    }
}
