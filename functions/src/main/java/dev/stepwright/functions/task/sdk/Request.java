package dev.stepwright.functions.task.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.functions.task.Parameters;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Makes a request of JSON. What does not fit is told in the parameters' faults, by the name of the member alone, as AWS does
 * however deep it lies.
 *
 * @param documents names of members that are text for an optimised integration's service, and may be given as JSON
 */
record Request(Spelling spelling, Set<String> documents, Parameters faults) {

    /** Sets the members of a shape that is being built; answers those that were given. */
    Set<SdkField<?>> fill(SdkPojo builder, JsonNode given) {
        var fields = fields(builder);
        var filled = new HashSet<SdkField<?>>();
        given.properties().forEach(member -> {
            var field = fields.get(member.getKey());
            if (field == null) {
                faults.unsupported(member.getKey());
            } else if (!member.getValue().isNull()) {
                filled.add(field);
                field.set(builder, value(field, member.getValue(), member.getKey()));
            }
        });
        builder.sdkFields().stream().filter(field -> field.containsTrait(RequiredTrait.class) && !filled.contains(field))
                .forEach(field -> faults.missing(spelling.of(builder, field)));
        return filled;
    }

    /** A member by each of its names: as the service's model spells it, and behind {@code aws-sdk:} also as the SDK does. */
    private Map<String, SdkField<?>> fields(SdkPojo builder) {
        var fields = new HashMap<String, SdkField<?>>();
        builder.sdkFields().forEach(field -> {
            fields.put(Spelling.MODEL.of(builder, field), field);
            fields.put(Spelling.capital(field.memberName()), field);
            if (spelling == Spelling.JAVA) {
                fields.put(Spelling.JAVA.of(builder, field), field);
            }
        });
        return fields;
    }

    private Object value(SdkField<?> field, JsonNode given, String at) {
        var type = field.marshallingType();
        if (type == MarshallingType.STRING) {
            return text(given, at);
        } else if (type == MarshallingType.SDK_BYTES) {
            return bytes(given, at);
        } else if (type == MarshallingType.BOOLEAN) {
            return expect(given.isBoolean(), at, "a BOOLEAN") ? given.booleanValue() : null;
        } else if (type == MarshallingType.INSTANT) {
            return instant(given, at);
        } else if (type == MarshallingType.LIST) {
            return list(field, given, at);
        } else if (type == MarshallingType.MAP) {
            return map(field, given, at);
        } else if (type == MarshallingType.SDK_POJO) {
            return expect(given.isObject(), at, "an OBJECT") ? shape(field.constructor().get(), given) : null;
        } else if (type == MarshallingType.DOCUMENT) {
            return Documents.of(given);
        }
        return number(type, given, at);
    }

    /** An AWS SDK integration takes an object or array for any text, as its JSON; no integration takes a number for one. */
    private String text(JsonNode given, String at) {
        var mayBeJson = spelling == Spelling.JAVA || documents.contains(at);
        return expect(given.isTextual() || given.isContainerNode() && mayBeJson, at, "a STRING") ? Parameters.asText(given) : null;
    }

    private Object shape(SdkPojo builder, JsonNode given) {
        fill(builder, given);
        return ((Buildable) builder).build();
    }

    private Object list(SdkField<?> field, JsonNode given, String at) {
        var elements = new ArrayList<Object>();
        if (expect(given.isArray(), at, "an ARRAY")) {
            var element = field.getTrait(ListTrait.class).memberFieldInfo();
            for (var i = 0; i < given.size(); i++) {
                elements.add(value(element, given.get(i), at));
            }
        }
        return elements;
    }

    private Object map(SdkField<?> field, JsonNode given, String at) {
        var entries = new LinkedHashMap<String, Object>();
        if (expect(given.isObject(), at, "an OBJECT")) {
            var value = field.getTrait(MapTrait.class).valueFieldInfo();
            given.properties().forEach(entry ->
                    entries.put(entry.getKey(), value(value, entry.getValue(), entry.getKey())));
        }
        return entries;
    }

    private Object number(MarshallingType<?> type, JsonNode given, String at) {
        var whole = type == MarshallingType.INTEGER || type == MarshallingType.LONG || type == MarshallingType.SHORT;
        if (!expect(whole ? given.isIntegralNumber() && given.canConvertToLong() : given.isNumber(), at,
                whole ? "an INTEGER" : "a NUMBER")) {
            return null;
        }
        return type == MarshallingType.INTEGER ? Integer.valueOf(given.intValue())
                : type == MarshallingType.LONG ? Long.valueOf(given.longValue())
                : type == MarshallingType.SHORT ? Short.valueOf(given.shortValue())
                : type == MarshallingType.FLOAT ? Float.valueOf(given.floatValue())
                : type == MarshallingType.DOUBLE ? Double.valueOf(given.doubleValue()) : (Object) given.decimalValue();
    }

    /** ISO 8601 text, or seconds since 1970. */
    private Object instant(JsonNode given, String at) {
        try {
            return given.isNumber() ? Instant.ofEpochMilli(Math.round(given.doubleValue() * 1_000))
                    : OffsetDateTime.parse(given.asText()).toInstant();
        } catch (DateTimeException _) {
            expect(false, at, "a TIMESTAMP");
            return null;
        }
    }

    /** Optimised integrations take bytes as Base64, AWS SDK integrations as the text or JSON value itself. */
    private Object bytes(JsonNode given, String at) {
        if (spelling == Spelling.MODEL && !expect(given.isTextual(), at, "a STRING")) {
            return null;
        }
        try {
            return spelling == Spelling.JAVA ? SdkBytes.fromUtf8String(Parameters.asText(given))
                    : SdkBytes.fromByteArray(Base64.getDecoder().decode(given.asText().getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException _) {
            faults.wrong(at, "Base64");
            return null;
        }
    }

    private boolean expect(boolean holds, String at, String what) {
        if (!holds) {
            faults.wrong(at, what);
        }
        return holds;
    }
}
