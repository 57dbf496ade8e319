package dev.stepwright.engine.registry;

import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.registry.Documents.Document;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * Secrets that a deployment makes for itself: drawn once by whoever needs one first, kept in the registry's table (which is
 * encrypted at rest), shared by all workers, shown to nobody.
 */
public final class Secrets {

    private static final String COLLECTION = "secrets";
    private static final int LONGS = 4;

    private Secrets() {
    }

    /**
     * The secret of that name, 32 bytes.
     *
     * @param randomness must be unguessable
     */
    public static byte[] obtain(Documents documents, String name, Randomness randomness) {
        var known = documents.get(COLLECTION, name);
        if (known.isEmpty()) {
            var bytes = ByteBuffer.allocate(LONGS * Long.BYTES);
            for (var i = 0; i < LONGS; i++) {
                bytes.putLong(randomness.nextLong());
            }
            var drawn = Base64.getEncoder().encodeToString(bytes.array());
            documents.put(new Document(COLLECTION, name, 1, '"' + drawn + '"'));
            known = documents.get(COLLECTION, name);
        }
        var json = known.orElseThrow().json();
        return Base64.getDecoder().decode(json.substring(1, json.length() - 1));
    }
}
