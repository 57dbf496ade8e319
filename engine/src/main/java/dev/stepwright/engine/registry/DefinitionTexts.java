package dev.stepwright.engine.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.registry.Documents.Document;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The texts of definitions, each stored once under its hash. A text may be a million characters long and a document cannot,
 * so it lies in pieces, {@code <hash>/<index>}.
 */
final class DefinitionTexts {

    private static final String COLLECTION = "definitions";
    /** A character takes three bytes, or six as an escaped control character. */
    private static final int PIECE = 50_000;

    private final Documents documents;

    DefinitionTexts(Documents documents) {
        this.documents = documents;
    }

    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Stores the text, if it is not stored yet, and answers its hash. */
    String store(String text) {
        var hash = hash(text);
        var pieces = pieces(text);
        for (var i = 0; i < pieces; i++) {
            var piece = text.substring(i * PIECE, Math.min(text.length(), (i + 1) * PIECE));
            var json = JsonNodeFactory.instance.objectNode().put("pieces", pieces).put("text", piece);
            // refused where the same piece is there already: content named by its hash cannot differ
            documents.put(new Document(COLLECTION, key(hash, i), 1, Json.write(json)));
        }
        return hash;
    }

    String read(String hash) {
        var text = new StringBuilder();
        var pieces = 1;
        for (var i = 0; i < pieces; i++) {
            var key = key(hash, i);
            var piece = Json.parse(documents.get(COLLECTION, key).map(Document::json).orElseThrow(() ->
                    new IllegalStateException("Expected a definition's text at " + key + ", but nothing is stored there")));
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
