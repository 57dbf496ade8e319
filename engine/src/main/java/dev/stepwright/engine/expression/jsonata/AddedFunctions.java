package dev.stepwright.engine.expression.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.JFunction;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.expression.jsonata.NativeFunction.Call;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What Step Functions adds to JSONata's functions (AWS guide, "JSONata functions provided by Step Functions"). */
final class AddedFunctions {

    static final Map<String, JFunction> PURE = Map.of(
            "partition", new NativeFunction("partition", "<an:a>", AddedFunctions::partition),
            "range", new NativeFunction("range", "<nnn:a>", AddedFunctions::range),
            "hash", new NativeFunction("hash", "<x-s:s>", NativeFunction.Look.DEEP, AddedFunctions::hash),
            "parse", new NativeFunction("parse", "<s-:x>", AddedFunctions::parse),
            "eval", missing("eval"));

    /** Those that depend on chance or time. */
    static final Set<String> IMPURE = Set.of("random", "shuffle", "uuid", "now", "millis");

    /** Of lists and trees that are made, for the room they take. */
    private static final long PRICE_OF_CHUNK = 8;
    private static final long PRICE_OF_LETTER = 2;
    private static final Set<String> DIGESTS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private AddedFunctions() {
    }

    static JFunction impure(String name, Randomness randomness, Instant now) {
        return switch (name) {
            case "random" -> new NativeFunction(name, "<n?:n>", call -> random(call, randomness));
            case "shuffle" -> new NativeFunction(name, "<a:a>", call -> shuffled(call, randomness));
            case "uuid" -> new NativeFunction(name, "<:s>", _ -> randomness.uuid());
            case "now" -> new NativeFunction(name, "<s?s?:s>", call ->
                    Functions.dateTimeFromMillis(now.toEpochMilli(), GuardedFunctions.brief(call, 0),
                            GuardedFunctions.brief(call, 1)));
            case "millis" -> new NativeFunction(name, "<:n>", _ -> now.toEpochMilli());
            default -> throw new AssertionError("not a function of chance or time: " + name);
        };
    }

    /** A name that is called and is nobody's function: as the library itself fails, which would print the value. */
    static JFunction missing(String name) {
        return new NativeFunction(name, "<x*:x>", _ -> {
            throw new JException("T1006", 0);
        });
    }

    private static Object partition(Call call) {
        if (call.any(0) == null || call.any(1) == null) {
            return null;
        }
        var values = (List<?>) call.any(0);
        var size = call.integer(1);
        if (size < 1) {
            throw call.refuse("the size of a chunk must be at least 1");
        }
        call.meter().spend(PRICE_OF_CHUNK * values.size() / size);
        var chunks = new ArrayList<Object>();
        for (long at = 0; at < values.size(); at += size) {
            chunks.add(new ArrayList<>(values.subList((int) at, (int) Math.min(values.size(), at + size))));
        }
        return chunks;
    }

    /** A sequence: one number is that number, none is nothing (seen on AWS). */
    private static Object range(Call call) {
        if (call.any(0) == null || call.any(1) == null || call.any(2) == null) {
            return null;
        }
        var first = call.number(0).doubleValue();
        var last = call.number(1).doubleValue();
        var step = call.number(2).doubleValue();
        if (step == 0) {
            throw call.refuse("the step must not be 0");
        }
        var count = Math.max(0, Math.floor((last - first) / step) + 1);
        call.meter().requireItems((long) count);
        var range = com.dashjoin.jsonata.Utils.createSequence();
        for (var i = 0; i < count; i++) {
            range.add(com.dashjoin.jsonata.Utils.convertNumber(first + i * step));
        }
        return range;
    }

    /** Other values than texts are hashed as their JSON text. */
    private static Object hash(Call call) {
        if (call.any(0) == null) {
            return null;
        }
        if (!(call.any(1) instanceof String algorithm) || !DIGESTS.contains(algorithm)) {
            throw call.refuse("the algorithm must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512");
        }
        var text = call.any(0) instanceof String it ? it : Json.write(Values.toJson(call.any(0)));
        try {
            var digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has " + algorithm, e);
        }
    }

    private static Object parse(Call call) {
        if (call.any(0) == null) {
            return null;
        }
        try {
            call.meter().spend(PRICE_OF_LETTER * call.text(0).length());
            return Values.of(Json.parse(call.text(0)));
        } catch (MalformedJsonException e) {
            throw call.refuse("the text is not JSON");
        }
    }

    /** From 0 up to but not including 1; the same seed always gives the same. */
    private static Object random(Call call, Randomness randomness) {
        var seed = call.any(0) == null ? randomness.nextLong() : call.integer(0);
        return new Random(seed).nextDouble();
    }

    private static Object shuffled(Call call, Randomness randomness) {
        if (call.any(0) == null) {
            return null;
        }
        var items = new ArrayList<Object>((List<?>) call.any(0));
        Collections.shuffle(items, new Random(randomness.nextLong()));
        return items;
    }
}
