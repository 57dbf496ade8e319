package dev.stepwright.engine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.EvaluationException;
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
    static Map<String, Payload> assigned(Step step, JsonNode values) {
        var limits = step.setting().limits();
        var assigned = new LinkedHashMap<String, Payload>();
        var bytes = 0L;
        for (var field : values.properties()) {
            var value = Payload.of(field.getValue());
            requireAtMost(limits.payloadBytes(), bytes + (value.isLargerThan(limits.payloadBytes()) ? limits.payloadBytes() + 1 : value.bytes()));
            bytes += value.bytes();
            assigned.put(field.getKey(), value);
        }
        for (var variable : step.frame().variables().entrySet()) {
            bytes += assigned.containsKey(variable.getKey()) ? 0 : variable.getValue().bytes();
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
    static Map<String, Payload> with(Map<String, Payload> known, Map<String, Payload> assigned) {
        if (assigned.isEmpty()) {
            return known;
        }
        var all = new LinkedHashMap<>(known);
        all.putAll(assigned);
        return Collections.unmodifiableMap(all);
    }

    /** As history shows them: each value as JSON text. */
    static Optional<Payload> shown(Map<String, Payload> assigned) {
        if (assigned.isEmpty()) {
            return Optional.empty();
        }
        var shown = JsonNodeFactory.instance.objectNode();
        assigned.forEach((name, value) -> shown.put(name, value.text()));
        return Optional.of(Payload.of(shown));
    }
}
