package dev.stepwright.functions.task.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.models.Action;
import dev.stepwright.models.ServiceModel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.utils.DateUtils;

/** Writes an answer as the service would send it, each protocol in its way. */
record WireAnswer(ServiceModel model, Action action, SdkPojo answer) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    Map<String, List<String>> headers() {
        var headers = new TreeMap<String, List<String>>();
        fields(answer, MarshallLocation.HEADER).stream().filter(field -> field.marshallingType() != MarshallingType.MAP)
                .forEach(field -> headers.put(field.locationName(), List.of(text(field, "rfc822"))));
        return headers;
    }

    byte[] body() {
        var payload = answer.sdkFields().stream().filter(field -> field.containsTrait(PayloadTrait.class)).findFirst();
        var text = switch (model.protocol()) {
            case "json", "rest-json" -> payload.map(field -> field.getValueOrDefault(answer))
                    .map(value -> value instanceof SdkPojo shape ? json(shape).toString()
                            : value instanceof SdkBytes bytes ? bytes.asUtf8String() : value.toString()).orElseGet(() -> json(answer).toString());
            case "query" -> element(action.operation() + "Response", action.resultWrapper().map(name -> element(name, xml(answer))).orElse("")
                    + "<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>");
            default -> payload.map(field -> field.getValueOrDefault(answer) instanceof SdkPojo shape
                    ? element(field.unmarshallLocationName(), xml(shape)) : ((SdkBytes) field.getValueOrDefault(answer)).asUtf8String())
                    .orElseGet(() -> element(action.operation() + "Response", xml(answer)));
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<SdkField<?>> fields(SdkPojo shape, MarshallLocation where) {
        return shape.sdkFields().stream().filter(field -> field.location() == where && present(field.getValueOrDefault(shape)))
                .<SdkField<?>>map(field -> field).toList();
    }

    private static boolean present(Object value) {
        return value instanceof List<?> list ? !list.isEmpty() : value instanceof Map<?, ?> map ? !map.isEmpty() : value != null;
    }

    private String text(SdkField<?> field, String usual) {
        return scalar(field, field.getValueOrDefault(answer), usual);
    }

    private static String scalar(SdkField<?> field, Object value, String usual) {
        return switch (value) {
            case Instant time -> switch (field.containsTrait(TimestampFormatTrait.class) ? field.getTrait(TimestampFormatTrait.class).format().name()
                    : usual) {
                case "RFC_822", "rfc822" -> DateUtils.formatRfc822Date(time);
                case "ISO_8601", "iso8601" -> DateTimeFormatter.ISO_INSTANT.format(time);
                default -> Long.toString(time.getEpochSecond());
            };
            case SdkBytes bytes -> Base64.getEncoder().encodeToString(bytes.asByteArray());
            case Object other -> other.toString();
        };
    }

    private JsonNode json(SdkPojo shape) {
        var object = NODES.objectNode();
        fields(shape, MarshallLocation.PAYLOAD).forEach(field -> object.set(field.locationName(), json(field, field.getValueOrDefault(shape))));
        return object;
    }

    private JsonNode json(SdkField<?> field, Object value) {
        return switch (value) {
            case SdkPojo shape -> json(shape);
            case List<?> list -> {
                var array = NODES.arrayNode();
                list.forEach(element -> array.add(json(field.getTrait(ListTrait.class).memberFieldInfo(), element)));
                yield array;
            }
            case Map<?, ?> map -> {
                var object = NODES.objectNode();
                map.forEach((key, element) -> object.set(key.toString(), json(field.getTrait(MapTrait.class).valueFieldInfo(), element)));
                yield object;
            }
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Float number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case Instant time when !field.containsTrait(TimestampFormatTrait.class) -> NODES.numberNode(time.getEpochSecond());
            case Object other -> NODES.textNode(scalar(field, other, ""));
        };
    }

    private String xml(SdkPojo shape) {
        var xml = new StringBuilder();
        fields(shape, MarshallLocation.PAYLOAD).forEach(field -> xml.append(xml(field, field.getValueOrDefault(shape))));
        return xml.toString();
    }

    private String xml(SdkField<?> field, Object value) {
        var name = field.unmarshallLocationName();
        return switch (value) {
            case SdkPojo shape -> element(name, xml(shape));
            case List<?> list -> {
                var trait = field.getTrait(ListTrait.class);
                var elements = new StringBuilder();
                list.forEach(element -> elements.append(renamed(trait.isFlattened() ? name : trait.memberLocationName() == null ? "member"
                        : trait.memberLocationName(), trait.memberFieldInfo(), element)));
                yield trait.isFlattened() ? elements.toString() : element(name, elements.toString());
            }
            case Map<?, ?> map -> {
                var trait = field.getTrait(MapTrait.class);
                var entries = new StringBuilder();
                map.forEach((key, element) -> entries.append(element(trait.isFlattened() ? name : "entry",
                        element(trait.keyLocationName(), key.toString()) + renamed(trait.valueLocationName(), trait.valueFieldInfo(), element))));
                yield trait.isFlattened() ? entries.toString() : element(name, entries.toString());
            }
            case Object other -> element(name, scalar(field, other, "iso8601"));
        };
    }

    /** What a list or map holds is called as the list or map says. */
    private String renamed(String name, SdkField<?> field, Object value) {
        var xml = xml(field, value);
        var own = field.unmarshallLocationName();
        return "<" + name + ">" + xml.substring(own.length() + 2, xml.length() - own.length() - 3) + "</" + name + ">";
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }
}
