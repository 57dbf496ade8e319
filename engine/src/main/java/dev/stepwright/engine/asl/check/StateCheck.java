package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.check.DialectCheck.Dialect;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;

/** One state by itself: its type, its fields, and what they must be together. */
final class StateCheck {

    private static final Shape TYPE = Shape.oneOf(StateFields.TYPES.toArray(String[]::new));

    private StateCheck() {
    }

    static void check(Place state, Dialect machine, MachineType type, Findings findings) {
        if (!state.isMapping()) {
            Shape.OBJECT.check(state, findings);
            return;
        }
        var name = state.get("Type").map(Place::text).orElse("");
        if (!state.has("Type")) {
            findings.error(state, "These fields are required: [Type]");
        } else if (!StateFields.TYPES.contains(name)) {
            TYPE.check(state.get("Type").orElseThrow(), findings);
        } else if (DialectCheck.of(state, machine, findings) == Dialect.JSON_PATH) {
            jsonPath(state, name, type, findings);
        }
    }

    private static void jsonPath(Place state, String name, MachineType type, Findings findings) {
        var fields = StateFields.of(name);
        var later = DialectCheck.laterFields(state, findings);
        state.fields().stream().filter(field -> !later.contains(field.name()))
                .forEach(field -> fields.checkField(field, findings));
        fields.checkPresence(state, findings);
        switch (name) {
            case "Task" -> TaskCheck.check(state, type, findings);
            case "Map" -> MapCheck.check(state, type, findings);
            case "Parallel" -> state.get("Branches").ifPresent(branches ->
                    branches.items().forEach(branch -> Shape.OBJECT.check(branch, findings)));
            default -> { }
        }
    }
}
