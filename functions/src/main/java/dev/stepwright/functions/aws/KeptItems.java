package dev.stepwright.functions.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Keeps on what there is of an execution: its items in any order, record 0 last. So no item expires before record 0 does, and an
 * execution that nobody kept on is gone as a whole before any part of it is.
 */
final class KeptItems {

    private final ItemTable table;
    private final Retention retention;
    private final InstantSource clock;

    KeptItems(ItemTable table, Retention retention, InstantSource clock) {
        this.table = table;
        this.retention = retention;
        this.clock = clock;
    }

    void keep(Place place) {
        var until = retention.keptUntil(clock.instant());
        for (var batch = items(place, null); batch != null; batch = next(place, batch)) {
            var due = new ArrayList<Map<String, AttributeValue>>();
            batch.items().stream().filter(item -> !isHead(item, place) && goesBefore(until, item)).forEach(due::add);
            if (!due.isEmpty()) {
                Concurrently.map(due, item -> keep(item, until));
            }
        }
        keep(JournalItems.key(place.execution(), JournalItems.SUMMARY_KEY), until);
    }

    private static boolean isHead(Map<String, AttributeValue> item, Place place) {
        return item.get(JournalItems.EXECUTION).s().equals(place.execution())
                && item.get(JournalItems.KEY).s().equals(JournalItems.SUMMARY_KEY);
    }

    private static boolean goesBefore(Instant until, Map<String, AttributeValue> item) {
        var expires = item.get(JournalItems.EXPIRES);
        return expires == null || JournalItems.instant(expires).isBefore(until);
    }

    private QueryResponse next(Place place, QueryResponse answer) {
        return answer.hasLastEvaluatedKey() ? items(place, answer.lastEvaluatedKey()) : null;
    }

    private QueryResponse items(Place place, Map<String, AttributeValue> after) {
        return table.query(QueryRequest.builder().keyConditionExpression(JournalItems.EXECUTION + " = :execution")
                .expressionAttributeValues(Map.of(":execution", fromS(place.partition()))).exclusiveStartKey(after)
                .projectionExpression(String.join(", ", List.of(JournalItems.EXECUTION, JournalItems.KEY, JournalItems.EXPIRES))));
    }

    /** An item that is gone stays gone, and one that a later record was put over keeps its own time. */
    private Instant keep(Map<String, AttributeValue> item, Instant until) {
        table.update(update -> update.key(JournalItems.key(item.get(JournalItems.EXECUTION).s(), item.get(JournalItems.KEY).s()))
                .updateExpression("SET " + JournalItems.EXPIRES + " = :until")
                .conditionExpression("attribute_exists(" + JournalItems.EXECUTION + ") AND (attribute_not_exists("
                        + JournalItems.EXPIRES + ") OR " + JournalItems.EXPIRES + " < :until)")
                .expressionAttributeValues(Map.of(":until", JournalItems.number(until.getEpochSecond()))));
        return until;
    }
}
