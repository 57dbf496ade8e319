package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Set;

/** AWS guide, "Intrinsics for data encoding and decoding", "hash calculation", "JSON data manipulation", "strings". */
final class TextFunctions {

    private static final int MAX_CODED = 10_000;
    /** A tree of values takes far more room than its text. */
    private static final int PRICE_OF_LETTER = 2;
    private static final int PRICE_OF_PIECE = 8;
    private static final Set<String> DIGESTS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private TextFunctions() {
    }

    /** Of the empty string makes null: reported of AWS. */
    static JsonNode stringToJson(Arguments in) {
        String text = in.string(0);
        if (text.isBlank()) {
            return NullNode.instance;
        }
        in.effort().spend((long) PRICE_OF_LETTER * text.length());
        try {
            return Json.parse(text);
        } catch (MalformedJsonException _) {
            return in.refuse();
        }
    }

    static JsonNode jsonToString(Arguments in) {
        return TextNode.valueOf(in.json(0));
    }

    /** Each character of the second argument separates; empty pieces are dropped. */
    static JsonNode stringSplit(Arguments in) {
        String text = in.string(0);
        BitSet separators = new BitSet();
        in.string(1).codePoints().forEach(separators::set);
        ArrayNode pieces = Json.mapper().createArrayNode();
        int start = 0;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            if (separators.get(c)) {
                in.effort().spend(PRICE_OF_PIECE);
                addPiece(text, start, at, pieces);
                start = next;
            }
            at = next;
        }
        addPiece(text, start, at, pieces);
        return pieces;
    }

    private static void addPiece(String text, int start, int end, ArrayNode pieces) {
        if (end > start) {
            pieces.add(text.substring(start, end));
        }
    }

    static JsonNode base64Encode(Arguments in) {
        byte[] bytes = in.string(0, MAX_CODED).getBytes(StandardCharsets.UTF_8);
        return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
    }

    /** Passes over what is no Base64 and stops at the first padding, as is reported of AWS, rather than refusing it. */
    static JsonNode base64Decode(Arguments in) {
        String text = in.string(0, MAX_CODED);
        int padding = text.indexOf('=');
        String letters = (padding < 0 ? text : text.substring(0, padding)).replaceAll("[^A-Za-z0-9+/]", "");
        int whole = letters.length() % 4 == 1 ? letters.length() - 1 : letters.length();
        byte[] bytes = Base64.getDecoder().decode(letters.substring(0, whole));
        return TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
    }

    /** Other values than strings are hashed as their JSON text. */
    static JsonNode hash(Arguments in) {
        JsonNode data = in.any(0);
        String text = data.isTextual() ? data.textValue() : in.json(0);
        String algorithm = in.string(1);
        if (text.length() > MAX_CODED || !DIGESTS.contains(algorithm)) {
            return in.refuse();
        }
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return TextNode.valueOf(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has " + algorithm, e);
        }
    }

    /** Only the shallow merge exists; anything but {@code true} asks for it. */
    static JsonNode jsonMerge(Arguments in) {
        ObjectNode first = in.object(0);
        ObjectNode second = in.object(1);
        if (in.any(2).isBoolean() && in.any(2).booleanValue()) {
            return in.refuse("deep merge is not supported");
        }
        ObjectNode merged = Json.mapper().createObjectNode();
        return merged.<ObjectNode>setAll(first).setAll(second);
    }
}
