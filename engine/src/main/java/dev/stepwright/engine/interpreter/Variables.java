package dev.stepwright.engine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.payload.Payload;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Variables (AWS guide, "Passing data between states with variables"). */
final class Variables {

    private Variables() {
    }

    /** What an Assign came to, within the limits: of all it sets, and of all that are in sight afterwards. */
    static Map<String, JsonNode> assigned(Step step, JsonNode values) {
        var limits = step.setting().limits();
        var assigned = new LinkedHashMap<String, JsonNode>();
        var bytes = 0L;
        for (var field : values.properties()) {
            assigned.put(field.getKey(), field.getValue());
            bytes += Json.utf8Size(field.getValue(), limits.payloadBytes());
            requireAtMost(limits.payloadBytes(), bytes);
        }
        for (var variable : step.frame().variables().entrySet()) {
            bytes += assigned.containsKey(variable.getKey()) ? 0 : Json.utf8Size(variable.getValue());
        }
        requireAtMost(limits.variablesBytes(), bytes);
        return Collections.unmodifiableMap(assigned);
    }

    private static void requireAtMost(long limit, long bytes) {
        if (bytes > limit) {
            throw new EvaluationException(EvaluationException.DATA_LIMIT_EXCEEDED, "larger than the limit");
        }
    }

    /** The variables in sight with those that were assigned. */
    static Map<String, JsonNode> with(Map<String, JsonNode> known, Map<String, JsonNode> assigned) {
        if (assigned.isEmpty()) {
            return known;
        }
        var all = new LinkedHashMap<>(known);
        all.putAll(assigned);
        return Collections.unmodifiableMap(all);
    }

    /** As history shows them: each value as JSON text. */
    static Optional<Payload> shown(Map<String, JsonNode> assigned) {
        if (assigned.isEmpty()) {
            return Optional.empty();
        }
        var shown = JsonNodeFactory.instance.objectNode();
        assigned.forEach((name, value) -> shown.put(name, Json.write(value)));
        return Optional.of(Payload.of(shown));
    }
}
