package dev.stepwright.engine.journal.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.journal.Executions.NumberedEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what random machines are made of, and what their runs have gone through. */
final class Tally {

    private static final List<String> FIELDS = List.of("Retry", "Catch", "TimeoutSeconds", "HeartbeatSeconds", "Assign",
            "QueryLanguage", "MaxConcurrency", "ResultPath", "Parameters", "ItemSelector");

    private final Map<String, Integer> made = new TreeMap<>();
    private final Map<String, Integer> seen = new TreeMap<>();
    private int machines;

    synchronized void add(String definition, String status, List<NumberedEvent> history) {
        machines++;
        var drawn = Json.parse(definition);
        if (drawn.has("TimeoutSeconds")) {
            made("execution TimeoutSeconds");
        }
        workflow(drawn, "");
        seen.merge(status, 1, Integer::sum);
        history.stream().map(event -> event.event().type().name()).distinct().forEach(type -> seen.merge(type, 1, Integer::sum));
    }

    private void workflow(JsonNode drawn, String within) {
        drawn.get("States").forEach(state -> {
            var type = within + state.get("Type").textValue();
            made(type);
            FIELDS.stream().filter(state::has).forEach(this::made);
            var resource = state.path("Resource").asText();
            if (resource.contains(":activity:")) {
                made(within + "activity");
            } else if (resource.endsWith(".waitForTaskToken")) {
                made(within + "callback");
            }
            state.path("Branches").forEach(branch -> workflow(branch, type + "/"));
            if (state.has("ItemProcessor")) {
                workflow(state.get("ItemProcessor"), type + "/");
            }
        });
    }

    private void made(String what) {
        made.merge(what, 1, Integer::sum);
    }

    Set<String> made() {
        return made.keySet();
    }

    Set<String> seen() {
        return seen.keySet();
    }

    String report() {
        return machines + " random machines; made of " + listed(made) + "; runs with " + listed(seen);
    }

    private static String listed(Map<String, Integer> counts) {
        return counts.entrySet().stream().map(count -> count.getKey() + " " + count.getValue()).collect(Collectors.joining(", "));
    }
}
