package dev.stepwright.functions.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.stepwright.engine.journal.port.JournalStore.Summary;
import dev.stepwright.functions.Catalogue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The summary of an execution as attributes of its record 0, and where the two indexes find it. The indexes project keys
 * alone, which keeps their writes small, and are write-sharded, so that a hot machine does not throttle the table through them.
 */
final class SummaryItems {

    static final String PARTITION = Catalogue.BY_MACHINE.partitionKey().name();
    static final String OPEN = Catalogue.OPEN.partitionKey().name();
    static final String SORT = Catalogue.BY_MACHINE.sortKey().name();
    static final String NAME = "m";
    /** Absent of one that an earlier version wrote, whose place in lists is when it began. */
    static final String STARTED = "t";
    static final String STOPPED = "e";
    static final String ABOUT = "d";
    /** Absent of one that was never redriven. */
    static final String REDRIVES = "v";

    /** All that a summary is read from. */
    static final List<String> ATTRIBUTES = List.of(JournalItems.EXECUTION, PARTITION, SORT, OPEN, NAME, STARTED, STOPPED, ABOUT, REDRIVES,
            JournalItems.GENERATION, JournalItems.KEPT, JournalItems.EXPIRES);

    static final List<String> STATUSES = List.of("RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE");
    static final List<String> OPEN_STATUSES = List.of("RUNNING", "PENDING_REDRIVE");

    /** Each takes about 1,000 writes a second. Fewer would lose executions that are listed already; more only spreads new ones. */
    private static final int SHARDS = 4;

    private SummaryItems() {
    }

    static List<String> partitions(String stateMachine) {
        return IntStream.range(0, SHARDS).mapToObj(shard -> stateMachine + "#" + shard).toList();
    }

    static List<String> openPartitions() {
        return IntStream.range(0, SHARDS).mapToObj(Integer::toString).toList();
    }

    static Map<String, AttributeValue> opened(Summary summary) {
        var shard = shard(summary);
        var item = new HashMap<>(status(summary));
        item.put(PARTITION, fromS(summary.stateMachine() + "#" + shard));
        item.put(OPEN, fromS(shard));
        item.put(NAME, fromS(summary.name()));
        return item;
    }

    private static String shard(Summary summary) {
        return Integer.toString(Math.floorMod(summary.execution().hashCode(), SHARDS));
    }

    /** What opening it again changes, beside what it takes away. */
    static Map<String, AttributeValue> reopened(Summary summary) {
        var item = new HashMap<>(status(summary));
        item.put(OPEN, fromS(shard(summary)));
        return item;
    }

    /** What closing changes. */
    static Map<String, AttributeValue> status(Summary summary) {
        if (!STATUSES.contains(summary.status())) {
            throw new IllegalArgumentException("Status: expected one of " + STATUSES + ", found " + summary.status());
        }
        var item = new HashMap<String, AttributeValue>();
        item.put(SORT, fromS(summary.status() + "#" + position(summary)));
        item.put(STARTED, JournalItems.instant(summary.startDate()));
        item.put(ABOUT, fromB(SdkBytes.fromByteArrayUnsafe(summary.body())));
        summary.stopDate().ifPresent(date -> item.put(STOPPED, JournalItems.instant(date)));
        if (summary.redrives() > 0) {
            item.put(REDRIVES, JournalItems.number(summary.redrives()));
        }
        return item;
    }

    static Optional<String> statusOf(Map<String, AttributeValue> item) {
        return Optional.ofNullable(item.get(SORT)).map(sort -> sort.s().substring(0, sort.s().indexOf('#')));
    }

    /** Empty when the item, record 0, has no summary. */
    static Optional<Summary> summary(Map<String, AttributeValue> item) {
        if (!item.containsKey(SORT)) {
            return Optional.empty();
        }
        var sort = item.get(SORT).s().split("#");
        var partition = item.get(PARTITION).s();
        return Optional.of(new Summary(item.get(JournalItems.EXECUTION).s(), partition.substring(0, partition.lastIndexOf('#')),
                item.get(NAME).s(), sort[0], Optional.ofNullable(item.get(STARTED)).map(JournalItems::instant).orElse(instant(sort[1])),
                Optional.ofNullable(item.get(STOPPED)).map(JournalItems::instant), item.get(ABOUT).b().asByteArrayUnsafe(),
                item.containsKey(REDRIVES) ? Integer.parseInt(item.get(REDRIVES).n()) : 0, instant(sort[1])));
    }

    /** Time in lists, then a digest, so that no two executions have the same place. */
    static String position(Summary summary) {
        return position(summary.listed(), summary.execution());
    }

    /** Its place in the lists of versions that listed every execution by its start. */
    static String startedAt(Summary summary) {
        return position(summary.startDate(), summary.execution());
    }

    private static String position(Instant listed, String execution) {
        return String.format(Locale.ROOT, "%011d%09d#%s", listed.getEpochSecond(), listed.getNano(), digest(execution));
    }

    private static Instant instant(String time) {
        return Instant.ofEpochSecond(Long.parseLong(time, 0, 11, 10), Long.parseLong(time, 11, 20, 10));
    }

    private static String digest(String execution) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(execution.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
