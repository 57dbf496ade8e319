package dev.stepwright.engine.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.registry.Documents.Document;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Texts such as definitions, each stored once under its hash. A text may be a million characters long and a document cannot,
 * so it lies in pieces, {@code <hash>/<index>}.
 */
final class Texts {

    private static final int ATTEMPTS = 5;
    /** A character takes three bytes, or six as an escaped control character. */
    private static final int PIECE = 50_000;

    private final Documents documents;
    private final String collection;

    /** @param collection such as {@code definitions} */
    Texts(Documents documents, String collection) {
        this.documents = documents;
        this.collection = collection;
    }

    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** The hash of the text that a piece of this key belongs to. */
    static String hashOfKey(String key) {
        return key.substring(0, key.indexOf('/'));
    }

    /** Stores the text, if it is not stored yet, takes back a condemnation of it, and answers its hash. */
    String store(String text) {
        var hash = hash(text);
        var pieces = pieces(text);
        for (var i = 0; i < pieces; i++) {
            var piece = text.substring(i * PIECE, Math.min(text.length(), (i + 1) * PIECE));
            var json = JsonNodeFactory.instance.objectNode().put("pieces", pieces).put("text", piece);
            store(new Document(collection, key(hash, i), 1, Json.write(json)));
        }
        return hash;
    }

    /** Refused where the same piece is there already: content named by its hash cannot differ, but it may be condemned. */
    private void store(Document piece) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (documents.put(piece)) {
                return;
            }
            var found = documents.get(collection, piece.key());
            if (found.isPresent() && (OutOfUse.since(found.get()).isEmpty() || documents.put(OutOfUse.takenBack(found.get())))) {
                return;
            }
        }
        throw new StoreUnavailable("others change " + piece.key() + " at the same time", null);
    }

    String read(String hash) {
        var text = new StringBuilder();
        var pieces = 1;
        for (var i = 0; i < pieces; i++) {
            var key = key(hash, i);
            var piece = Json.parse(documents.get(collection, key).map(Document::json).orElseThrow(() ->
                    new IllegalStateException("Expected a text of " + collection + " at " + key + ", but nothing is stored there")));
            pieces = piece.path("pieces").intValue();
            text.append(piece.path("text").textValue());
        }
        return text.toString();
    }

    private static int pieces(String text) {
        return Math.max(1, Math.ceilDiv(text.length(), PIECE));
    }

    private static String key(String hash, int index) {
        return hash + "/" + index;
    }
}
