package dev.stepwright.functions.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.stepwright.engine.journal.port.JournalStore.Summary;
import dev.stepwright.engine.journal.port.JournalStore.SummaryPage;
import dev.stepwright.functions.Catalogue.Index;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Reads executions by an index: asks every shard and status for its part, merges them in the order of their times in lists, and
 * fetches the summaries from the table itself. An index lags by moments, so a summary that no longer fits is left out.
 */
final class SummaryIndex {

    private static final String POSITION = "[0-9]{20}#[0-9a-f]{16}";

    private final DynamoDbClient dynamo;
    private final String table;
    private final ItemBatches batches;

    SummaryIndex(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
        this.batches = new ItemBatches(dynamo, table);
    }

    /** @param after position of the last execution of the page before */
    record Question(Index index, List<String> partitions, List<String> statuses, boolean newestFirst, int limit,
                    Optional<String> after) {

        Question {
            if (after.isPresent() && !after.get().matches(POSITION)) {
                throw new IllegalArgumentException("Cursor: expected one that an earlier page ended with, found another text");
            }
        }
    }

    private record Part(String partition, String status) {
    }

    private record Hit(String execution, String position) {
    }

    SummaryPage page(Question question, Predicate<Map<String, AttributeValue>> fits) {
        var parts = new ArrayList<Part>();
        for (var partition : question.partitions()) {
            question.statuses().forEach(status -> parts.add(new Part(partition, status)));
        }
        var order = Comparator.comparing(Hit::position);
        var hits = Concurrently.map(parts, part -> hits(question, part)).stream().flatMap(List::stream)
                .sorted(question.newestFirst() ? order.reversed() : order).toList();
        var shown = hits.subList(0, Math.min(question.limit(), hits.size()));
        var cursor = hits.size() > shown.size() ? Optional.of(shown.getLast().position()) : Optional.<String>empty();
        return new SummaryPage(summaries(shown, fits), cursor);
    }

    /** One more than are wanted, to know whether there are more, and another for the one that the page before ended with. */
    private List<Hit> hits(Question question, Part part) {
        var all = part.status() + "#";
        var edge = question.after().map(position -> all + position);
        var values = new HashMap<String, AttributeValue>();
        values.put(":partition", fromS(part.partition()));
        values.put(":low", fromS(question.newestFirst() ? all : edge.orElse(all)));
        values.put(":high", fromS(question.newestFirst() ? edge.orElse(all + JournalItems.AFTER_RECORDS)
                : all + JournalItems.AFTER_RECORDS));
        var sort = question.index().sortKey().name();
        var request = QueryRequest.builder().tableName(table).indexName(question.index().name())
                .keyConditionExpression(question.index().partitionKey().name() + " = :partition AND " + sort
                        + " BETWEEN :low AND :high")
                .expressionAttributeValues(values).scanIndexForward(!question.newestFirst()).limit(question.limit() + 2).build();
        return Availability.guard("DynamoDB", () -> dynamo.query(request)).items().stream()
                .map(item -> new Hit(item.get(JournalItems.EXECUTION).s(), item.get(sort).s().substring(all.length())))
                .filter(hit -> !hit.position().equals(question.after().orElse("")))
                .toList();
    }

    private List<Summary> summaries(List<Hit> hits, Predicate<Map<String, AttributeValue>> fits) {
        var executions = new LinkedHashSet<String>();
        hits.forEach(hit -> executions.add(hit.execution()));
        var keys = executions.stream().map(execution -> JournalItems.key(execution, JournalItems.SUMMARY_KEY)).toList();
        var found = new HashMap<String, Map<String, AttributeValue>>();
        batches.get(keys, SummaryItems.ATTRIBUTES).forEach(item -> found.put(item.get(JournalItems.EXECUTION).s(), item));
        return executions.stream().map(found::get).filter(item -> item != null && fits.test(item))
                .flatMap(item -> SummaryItems.summary(item).stream()).toList();
    }
}
