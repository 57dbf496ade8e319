package dev.stepwright.functions.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.stepwright.engine.journal.port.JournalStore.Entry;
import dev.stepwright.engine.journal.port.JournalStore.Leaf;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.functions.Catalogue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of the executions table (docs/protocol.md, "Items"). One partition is one execution, and another holds its record 0 alone
 * ({@link Place}); sort keys are
 * {@code <frame>#<number>} of records, {@code join#<leaf>} and {@code beat#<frame>}. {@code #} sorts before all that frames are
 * named with and letters after, so records come first, in the order of frame names and numbers. Names are one letter long:
 * a record that fits 1 KB costs one write.
 */
final class JournalItems {

    static final String EXECUTION = Catalogue.EXECUTIONS.partitionKey().name();
    static final String KEY = Catalogue.EXECUTIONS.sortKey().name();
    static final String EXPIRES = Catalogue.EXECUTIONS.timeToLive().orElseThrow();
    static final String NONCE = "n";
    static final String BODY = "b";
    /**
     * The body of a record 0 that tells a generation. It has another name so that a worker of a version that knows no generations,
     * and would look for the other records in the wrong place, fails instead.
     */
    static final String FIRST_BODY = "c";
    static final String GENERATION = "l";
    /** Of record 0 when its execution is closed: from when on it is gone, in seconds as dates are. */
    static final String KEPT = "k";
    static final String IN = "i";
    static final String FAILED = "f";
    static final String UNTIL = "u";
    static final String BEATS_RECORD = "r";

    static final String JOIN = "join#";
    static final String BEAT = "beat#";

    /** Sorts after every record and before everything else: the character that follows 9. */
    static final String AFTER_RECORDS = ":";

    /** The record that the summary lives with. */
    static final String SUMMARY_KEY = recordKey(FrameName.ROOT.text(), 0);

    private static final long MOST_RECORDS = 100_000_000;

    private JournalItems() {
    }

    static String recordKey(String frame, long number) {
        if (number < 0 || number >= MOST_RECORDS) {
            throw new IllegalArgumentException("Record number: expected 0 to " + (MOST_RECORDS - 1) + ", found " + number);
        }
        return frame + String.format(Locale.ROOT, "#%08d", number);
    }

    static Map<String, AttributeValue> key(String execution, String key) {
        return Map.of(EXECUTION, fromS(execution), KEY, fromS(key));
    }

    static Map<String, AttributeValue> record(Entry entry, Place place) {
        var recordKey = recordKey(entry.frame(), entry.number());
        var item = new HashMap<>(key(place.partitionOf(recordKey), recordKey));
        item.put(NONCE, fromS(entry.nonce()));
        item.put(BODY, fromB(SdkBytes.fromByteArrayUnsafe(entry.body())));
        return item;
    }

    /** Record 0 of an execution that begins. */
    static Map<String, AttributeValue> first(Entry entry) {
        var item = new HashMap<>(key(entry.execution(), SUMMARY_KEY));
        item.put(NONCE, fromS(entry.nonce()));
        item.put(FIRST_BODY, fromB(SdkBytes.fromByteArrayUnsafe(entry.body())));
        item.put(GENERATION, fromS(Place.generation(entry)));
        return item;
    }

    static Entry entry(String execution, Map<String, AttributeValue> item) {
        var key = item.get(KEY).s();
        return new Entry(execution, frame(key), Long.parseLong(key, key.indexOf('#') + 1, key.length(), 10),
                item.get(NONCE).s(), item.getOrDefault(BODY, item.get(FIRST_BODY)).b().asByteArrayUnsafe());
    }

    static String frame(String recordKey) {
        return recordKey.substring(0, recordKey.indexOf('#'));
    }

    static Leaf leaf(Map<String, AttributeValue> item) {
        return new Leaf(children(item.get(IN)), children(item.get(FAILED)));
    }

    private static Set<Integer> children(AttributeValue set) {
        return set == null ? Set.of() : set.ns().stream().map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    static AttributeValue number(long number) {
        return fromN(Long.toString(number));
    }

    static AttributeValue children(int child) {
        return AttributeValue.fromNs(List.of(Integer.toString(child)));
    }

    /** Seconds since 1970 with their fraction: exact, and compared as a number. */
    static AttributeValue instant(Instant instant) {
        return fromN(BigDecimal.valueOf(instant.getEpochSecond()).add(BigDecimal.valueOf(instant.getNano(), 9)).toPlainString());
    }

    static Instant instant(AttributeValue value) {
        var seconds = new BigDecimal(value.n());
        var whole = seconds.longValue();
        return Instant.ofEpochSecond(whole, seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).intValue());
    }
}
