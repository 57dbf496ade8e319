package dev.stepwright.engine.expression.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import dev.stepwright.engine.expression.jsonata.value.Items;
import dev.stepwright.engine.expression.jsonata.value.JsonText;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What Step Functions adds to JSONata (AWS guide, "JSONata functions provided by Step Functions"). */
final class AwsFunctions {

    private static final int PRICE_OF_CHUNK = 8;
    private static final int PRICE_OF_LETTER = 2;
    private static final Set<String> DIGESTS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    static final List<BuiltIn> ALL = List.of(
            BuiltIn.of("partition", "<an:a>", 2, AwsFunctions::partition),
            BuiltIn.of("range", "<nnn:a>", 3, AwsFunctions::range),
            BuiltIn.ofDefined("hash", "<x-s:s>", 2, AwsFunctions::hash),
            BuiltIn.of("random", "<n?:n>", 1, AwsFunctions::random),
            BuiltIn.of("uuid", "<:s>", 0, it -> TextNode.valueOf(it.run().randomness().uuid())),
            BuiltIn.ofDefined("parse", "<s-:x>", 1, AwsFunctions::parse));

    private AwsFunctions() {
    }

    private static JsonNode partition(Arguments it) {
        if (!it.has(0) || !it.has(1)) {
            return null;
        }
        var values = it.array(0);
        var size = (long) it.number(1);
        if (size < 1) {
            throw it.refuse("the size of a chunk must be at least 1");
        }
        it.run().spend(values.size() + PRICE_OF_CHUNK * values.size() / size);
        var chunks = Items.array();
        for (var i = 0; i < values.size(); i++) {
            if (i % size == 0) {
                chunks.add(Items.array());
            }
            ((Items) chunks.get(chunks.size() - 1)).add(values.get(i));
        }
        return chunks;
    }

    /** Fractions are cut off. A sequence: one number is that number, none is nothing (seen on AWS). */
    private static JsonNode range(Arguments it) {
        if (!it.has(0) || !it.has(1) || !it.has(2)) {
            return null;
        }
        var first = whole(it, 0);
        var last = whole(it, 1);
        var step = whole(it, 2);
        if (step == 0) {
            throw it.refuse("the step must not be 0");
        }
        var count = Math.max(0, Math.floor((last - first) / step) + 1);
        it.run().items((long) count);
        var range = Items.sequenceOf((int) count);
        for (var i = 0; i < count; i++) {
            range.add(Numbers.node(first + i * step));
        }
        return range;
    }

    private static double whole(Arguments it, int index) {
        return (long) it.number(index);
    }

    /** Other values than texts are hashed as their JSON text. */
    private static JsonNode hash(Arguments it) {
        if (!it.isText(1) || !DIGESTS.contains(it.text(1))) {
            throw it.refuse("the algorithm must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512");
        }
        var text = it.isText(0) ? it.text(0) : JsonText.of(it.any(0), false, it.run());
        it.run().spend(text.length() / 8);
        try {
            var digest = MessageDigest.getInstance(it.text(1)).digest(text.getBytes(StandardCharsets.UTF_8));
            return TextNode.valueOf(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has " + it.text(1), e);
        }
    }

    private static JsonNode parse(Arguments it) {
        try {
            it.run().spend((long) PRICE_OF_LETTER * it.text(0).length());
            return Json.parse(it.text(0));
        } catch (MalformedJsonException _) {
            throw it.refuse("the text is not JSON");
        }
    }

    /** From 0 up to but not including 1; the same seed always gives the same, that of {@code java.util.Random} (seen on AWS). */
    private static JsonNode random(Arguments it) {
        var seed = it.has(0) ? (long) it.number(0) : it.run().randomness().nextLong();
        return Numbers.node(new Random(seed).nextDouble());
    }
}
