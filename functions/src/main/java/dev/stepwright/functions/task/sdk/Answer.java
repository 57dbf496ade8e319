package dev.stepwright.functions.task.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Shows an answer as JSON, the members that are there. In AWS SDK integrations times are ISO 8601 text, and bytes are text as long as
 * they are UTF-8; in optimised integrations times are milliseconds since 1970, as the SDK of version 1 writes them, and bytes are Base64.
 */
record Answer(Spelling spelling) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    ObjectNode show(SdkPojo shape) {
        var shown = NODES.objectNode();
        for (var field : shape.sdkFields()) {
            var value = field.getValueOrDefault(shape);
            if (value != null && !(value instanceof SdkAutoConstructList<?>) && !(value instanceof SdkAutoConstructMap<?, ?>)) {
                shown.set(spelling.of(shape, field), node(value));
            }
        }
        return shown;
    }

    private JsonNode node(Object value) {
        return switch (value) {
            case SdkPojo shape -> show(shape);
            case String text -> NODES.textNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Short number -> NODES.numberNode(number);
            case Float number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case BigDecimal number -> NODES.numberNode(number);
            case Instant instant -> spelling == Spelling.JAVA ? NODES.textNode(DateTimeFormatter.ISO_INSTANT.format(instant))
                    : NODES.numberNode(instant.toEpochMilli());
            case SdkBytes bytes -> NODES.textNode(spelling == Spelling.JAVA ? text(bytes.asByteArrayUnsafe())
                    : Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
            case Document document -> Documents.node(document);
            case List<?> list -> {
                var array = NODES.arrayNode();
                list.forEach(element -> array.add(element == null ? NODES.nullNode() : node(element)));
                yield array;
            }
            case Map<?, ?> map -> {
                var object = NODES.objectNode();
                map.forEach((key, entry) -> object.set(key.toString(), entry == null ? NODES.nullNode() : node(entry)));
                yield object;
            }
            case Object other -> NODES.textNode(other.toString());
        };
    }

    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }
}
