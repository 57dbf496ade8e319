package dev.stepwright.engine.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * A field seen in a definition.
 *
 * @param place the type of the state, or the name of the field that holds the object, or "Machine"
 */
record Sighting(String place, boolean jsonata, String field) {

    private static final Set<String> RULES_IN_RULES = Set.of("And", "Or", "Not");

    /** All in a definition, or in a language case: its "state" or "states". */
    static Set<Sighting> in(JsonNode json) {
        var all = new HashSet<Sighting>();
        if (json.has("name")) {
            walk(json.path("state"), "States", false, all);
            walkStates(json.path("states"), false, all);
        } else {
            walk(json, "Machine", false, all);
        }
        return all;
    }

    private static void walkStates(JsonNode states, boolean jsonata, Set<Sighting> all) {
        states.forEach(state -> walk(state, "States", jsonata, all));
    }

    private static void walk(JsonNode node, String under, boolean inherited, Set<Sighting> all) {
        if (node.isArray()) {
            node.forEach(item -> walk(item, under, inherited, all));
            return;
        }
        var jsonata = node.has("QueryLanguage") ? node.get("QueryLanguage").asText().equals("JSONata") : inherited;
        var place = under.equals("States") ? node.path("Type").asText() : under;
        for (var field : node.properties()) {
            all.add(new Sighting(place, jsonata, field.getKey()));
            if (field.getKey().equals("States")) {
                walkStates(field.getValue(), jsonata, all);
            } else {
                walk(field.getValue(), RULES_IN_RULES.contains(field.getKey()) ? under : field.getKey(), jsonata, all);
            }
        }
    }
}
