package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.Set;

/** One state by itself: its type, its fields, and what they must be together. */
final class StateCheck {

    private static final Shape TYPE = Shape.oneOf(StateFields.TYPES.toArray(String[]::new));

    private StateCheck() {
    }

    static void check(Place state, QueryLanguage machine, MachineType type, Findings findings) {
        if (!state.isMapping()) {
            Shape.OBJECT.check(state, findings);
            return;
        }
        var name = state.get("Type").map(Place::text).orElse("");
        if (!state.has("Type")) {
            findings.error(state, "These fields are required: [Type]");
        } else if (!StateFields.TYPES.contains(name)) {
            TYPE.check(state.get("Type").orElseThrow(), findings);
        } else {
            var dialect = QueryLanguageCheck.of(state, machine, findings);
            switch (dialect) {
                case JSON_PATH -> check(state, StateFields.of(name), QueryLanguageCheck.jsonataFields(state, findings), findings);
                case JSONATA -> check(state, JsonataStateFields.of(name),
                        QueryLanguageCheck.jsonPathFields(state, JsonataStateFields.JSON_PATH_ONLY, findings), findings);
            }
            particular(state, name, dialect, type, findings);
        }
    }

    private static void check(Place state, Fields fields, Set<String> foreign, Findings findings) {
        fields.checkBut(foreign, state, findings);
    }

    private static void particular(Place state, String name, QueryLanguage dialect, MachineType type, Findings findings) {
        switch (name) {
            case "Task" -> TaskCheck.check(state, dialect, type, findings);
            case "Map" -> MapCheck.check(state, type, findings);
            case "Parallel" -> state.get("Branches").ifPresent(branches ->
                    branches.items().forEach(branch -> Shape.OBJECT.check(branch, findings)));
            default -> { }
        }
    }
}
