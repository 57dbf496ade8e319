package dev.stepwright.functions.aws;

import dev.stepwright.engine.journal.port.JournalStore.Entry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where the items of an execution lie. Record 0 lies under the execution's name, all others under the name and the generation that
 * record 0 tells: an execution that has the name of a former one shares no item with it, whatever is left of that.
 *
 * @param partition of all items but record 0; the name itself where there is no record 0, or one of a version without generations
 * @param until     from when on the execution is gone, whatever of it is still there
 */
record Place(String execution, String partition, Optional<Instant> until) {

    private static final int GENERATION_BYTES = 6;

    static Place nowhere(String execution) {
        return new Place(execution, execution, Optional.empty());
    }

    /** @param head the item of record 0 */
    static Place of(Map<String, AttributeValue> head) {
        var execution = head.get(JournalItems.EXECUTION).s();
        var generation = head.get(JournalItems.GENERATION);
        var until = Stream.of(JournalItems.KEPT, JournalItems.EXPIRES).filter(head::containsKey)
                .map(name -> JournalItems.instant(head.get(name))).min(Instant::compareTo);
        return new Place(execution, generation == null ? execution : execution + "#" + generation.s(), until);
    }

    /** What tells an execution from others of its name. */
    static String generation(Entry first) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(first.nonce().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, GENERATION_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    boolean isGone(Instant now) {
        return until.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** Whether record 0 lies elsewhere than the others. */
    boolean isApart() {
        return !partition.equals(execution);
    }

    /** Where that record lies. */
    String partitionOf(String recordKey) {
        return recordKey.equals(JournalItems.SUMMARY_KEY) ? execution : partition;
    }
}
