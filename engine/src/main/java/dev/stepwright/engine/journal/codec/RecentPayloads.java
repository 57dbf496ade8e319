package dev.stepwright.engine.journal.codec;

import dev.stepwright.engine.payload.Payload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Stored payloads that were met lately, each fetched and parsed once: every iteration of a Map begins with a look into the same
 * array. Bounded by the bytes of their texts; one that is longer than the bound is not kept.
 */
final class RecentPayloads {

    /** As text; the trees made of it take some ten times as much memory. */
    private static final long MOST_BYTES = 4 << 20;

    private final Map<String, Payload> payloads = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    synchronized Payload get(Payload.Reference reference, Supplier<String> loader) {
        var known = payloads.get(reference.sha256());
        if (known != null) {
            return known;
        }
        var payload = Payload.stored(reference, loader);
        if (reference.bytes() <= MOST_BYTES) {
            payloads.put(reference.sha256(), payload);
            bytes += reference.bytes();
            for (var eldest = payloads.entrySet().iterator(); bytes > MOST_BYTES; ) {
                bytes -= eldest.next().getValue().bytes();
                eldest.remove();
            }
        }
        return payload;
    }
}
