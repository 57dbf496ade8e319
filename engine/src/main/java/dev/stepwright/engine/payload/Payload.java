package dev.stepwright.engine.payload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An immutable JSON document: a state's input, a result, the parameters of a call. It has up to three forms, each made from
 * another when it is first asked for: the tree that expressions read, the compact text that history shows and records keep,
 * and a reference to where the text is stored. A state that passes its input on hands the same payload on, so nothing is
 * fetched, parsed or written again.
 */
public final class Payload {

    /** @param sha256 of the text's UTF-8 bytes, in lower-case hex @param bytes their number */
    public record Reference(String sha256, long bytes) {
    }

    private final Supplier<String> loader;
    private volatile JsonNode node;
    private volatile String text;
    /** Of the text; below zero before it is known. */
    private volatile long length = -1;
    private volatile Reference reference;

    private Payload(JsonNode node, String text, Reference reference, Supplier<String> loader) {
        this.node = node;
        this.text = text;
        this.reference = reference;
        this.loader = loader;
    }

    /** Of a tree, which must not be changed any more. */
    public static Payload of(JsonNode node) {
        return new Payload(Objects.requireNonNull(node), null, null, null);
    }

    /** Of a JSON text that is known to be well formed. */
    public static Payload ofText(String json) {
        return new Payload(null, Objects.requireNonNull(json), null, null);
    }

    /** Of a text that is stored elsewhere, fetched by {@code loader} when it is needed, once. */
    public static Payload stored(Reference reference, Supplier<String> loader) {
        return new Payload(null, null, Objects.requireNonNull(reference), Objects.requireNonNull(loader));
    }

    /**
     * The document as a tree; never to be changed.
     *
     * @throws EvaluationException {@code States.Runtime} when it is nested too deep to be one
     */
    public JsonNode node() {
        var known = node;
        if (known == null) {
            known = parsed();
            node = known;
        }
        return known;
    }

    private JsonNode parsed() {
        try {
            return Json.parse(text());
        } catch (MalformedJsonException e) {
            throw new EvaluationException(EvaluationException.RUNTIME, "The value cannot be read: " + e.getMessage());
        }
    }

    /** The document as text. */
    public String text() {
        var known = text;
        if (known == null) {
            known = node != null ? Json.write(node) : loader.get();
            text = known;
        }
        return known;
    }

    /** Length of the text in UTF-8 bytes; does not fetch it. */
    public long bytes() {
        var stored = reference;
        if (stored != null) {
            return stored.bytes();
        }
        var known = length;
        if (known < 0) {
            known = utf8Length(text());
            length = known;
        }
        return known;
    }

    /** Whether {@link #bytes} is more than that; of a tree, no more is written than it takes to know. */
    public boolean isLargerThan(long limit) {
        if (text == null && reference == null && node != null) {
            var written = Json.write(node, limit);
            if (written.isEmpty()) {
                return true;
            }
            text = written.get();
        }
        return bytes() > limit;
    }

    /** Where the text is stored, if it is. */
    public Optional<Reference> reference() {
        return Optional.ofNullable(reference);
    }

    /** Notes that the text has been stored, so that it need not be again. */
    public void storedAs(Reference where) {
        reference = where;
    }

    private static long utf8Length(String text) {
        long bytes = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    /** The text in UTF-8. */
    public byte[] utf8() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other == this || other instanceof Payload that && node().equals(that.node());
    }

    @Override
    public int hashCode() {
        return node().hashCode();
    }

    @Override
    public String toString() {
        return text != null ? text : node != null ? node.toString() : "stored " + reference;
    }
}
