package dev.stepwright.engine.inprocess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.history.HistoryEvent;
import dev.stepwright.engine.payload.Payload;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.OptionalLong;

/** An event as a case writes it: its type, and its details by the names of their components; what is absent is left out. */
final class EventJson {

    private EventJson() {
    }

    static ObjectNode of(HistoryEvent event) {
        var json = Json.mapper().createObjectNode().put("type", event.type().wireName());
        for (var component : event.details().getClass().getRecordComponents()) {
            value(read(component, event.details())).ifPresent(node -> json.set(component.getName(), node));
        }
        return json;
    }

    private static Object read(RecordComponent component, Object details) {
        try {
            return component.getAccessor().invoke(details);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<JsonNode> value(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.flatMap(EventJson::value);
            case OptionalLong number -> number.isEmpty() ? Optional.empty() : value(number.getAsLong());
            case Payload payload -> Optional.of(payload.node());
            default -> Optional.of(Json.parse(Json.write(Json.mapper().valueToTree(value))));
        };
    }
}
