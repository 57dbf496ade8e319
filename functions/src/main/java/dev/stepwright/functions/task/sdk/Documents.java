package dev.stepwright.functions.task.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import software.amazon.awssdk.core.SdkNumber;
import software.amazon.awssdk.core.document.Document;

/** Members that are JSON of any kind. */
final class Documents {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Documents() {
    }

    static Document of(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var members = new LinkedHashMap<String, Document>();
                node.properties().forEach(member -> members.put(member.getKey(), of(member.getValue())));
                yield Document.fromMap(members);
            }
            case ARRAY -> {
                var elements = new ArrayList<Document>();
                node.forEach(element -> elements.add(of(element)));
                yield Document.fromList(elements);
            }
            case BOOLEAN -> Document.fromBoolean(node.booleanValue());
            case NUMBER -> Document.fromNumber(SdkNumber.fromBigDecimal(node.decimalValue()));
            case NULL, MISSING -> Document.fromNull();
            case STRING, BINARY, POJO -> Document.fromString(node.asText());
        };
    }

    static JsonNode node(Document document) {
        if (document.isMap()) {
            var members = NODES.objectNode();
            document.asMap().forEach((name, value) -> members.set(name, node(value)));
            return members;
        } else if (document.isList()) {
            var elements = NODES.arrayNode();
            document.asList().forEach(element -> elements.add(node(element)));
            return elements;
        } else if (document.isNull()) {
            return NODES.nullNode();
        }
        return document.isBoolean() ? NODES.booleanNode(document.asBoolean())
                : document.isNumber() ? NODES.numberNode(document.asNumber().bigDecimalValue()) : NODES.textNode(document.asString());
    }
}
