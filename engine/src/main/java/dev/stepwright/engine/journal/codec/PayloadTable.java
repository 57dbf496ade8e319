package dev.stepwright.engine.journal.codec;

import dev.stepwright.engine.journal.port.PayloadStore;
import dev.stepwright.engine.payload.Payload;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct payloads of one record: each is written once, inline or as a reference, and named by its place in the table.
 * A payload above the threshold is stored by its hash before the record that names it is appended (docs/protocol.md, "Payloads").
 */
final class PayloadTable {

    static final int HASH_BYTES = 32;

    private static final int INLINE = 0;
    private static final int STORED = 1;

    private final PayloadStore store;
    private final int offloadBytes;
    private final Map<Payload, Integer> byIdentity = new IdentityHashMap<>();
    private final Map<String, Integer> byContent = new HashMap<>();
    private final List<Payload> payloads = new ArrayList<>();

    PayloadTable(PayloadStore store, int offloadBytes) {
        this.store = store;
        this.offloadBytes = offloadBytes;
    }

    /** The payload's place in the table. */
    int place(Payload payload) {
        var known = byIdentity.get(payload);
        if (known == null) {
            var content = payload.reference().map(Payload.Reference::sha256).orElseGet(payload::text);
            known = byContent.computeIfAbsent(content, absent -> {
                payloads.add(payload);
                return payloads.size() - 1;
            });
            byIdentity.put(payload, known);
        }
        return known;
    }

    void write(RecordOutput out) {
        out.number(payloads.size());
        for (var payload : payloads) {
            if (payload.reference().isEmpty() && payload.bytes() > offloadBytes) {
                offload(payload);
            }
            payload.reference().ifPresentOrElse(reference -> {
                out.one(STORED);
                out.append(HexFormat.of().parseHex(reference.sha256()));
                out.number(reference.bytes());
            }, () -> {
                out.one(INLINE);
                out.text(payload.text());
            });
        }
    }

    private void offload(Payload payload) {
        payload.storedAs(store(store, payload.utf8()));
    }

    /** Stores the bytes under their hash. */
    static Payload.Reference store(PayloadStore store, byte[] bytes) {
        var sha256 = sha256(bytes);
        store.put(sha256, bytes);
        return new Payload.Reference(sha256, bytes.length);
    }

    static Payload read(RecordInput in, PayloadStore store, RecentPayloads recent) {
        return switch (in.one()) {
            case INLINE -> Payload.ofText(in.text());
            case STORED -> {
                var hash = new byte[HASH_BYTES];
                for (var i = 0; i < hash.length; i++) {
                    hash[i] = (byte) in.one();
                }
                var reference = new Payload.Reference(HexFormat.of().formatHex(hash), in.number());
                yield recent.get(reference, () ->
                        new String(store.get(reference.sha256()), java.nio.charset.StandardCharsets.UTF_8));
            }
            default -> throw new AssertionError("a payload is inline or stored");
        };
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
