package dev.stepwright.engine.asl.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The rules of a Choice state of the JSONata dialect (States Language, "Choice State"). */
final class JsonataChoiceCheck {

    static final Fields RULE = Fields.of(Map.of("Comment", Shape.ANY, "Condition", JsonataShape.CONDITION,
            "Next", Shape.TEXT, "Output", JsonataShape.TEMPLATE, "Assign", AssignShape.JSONATA))
            .require("Condition", "Next");
    private static final Shape SOUND_RULE = QueryLanguageCheck.jsonata(RULE, jsonPathOnly());

    static final Shape RULES = (rules, findings) -> rules.items().forEach(rule -> SOUND_RULE.check(rule, findings));

    private JsonataChoiceCheck() {
    }

    private static String[] jsonPathOnly() {
        var names = new HashSet<>(Operator.names());
        names.addAll(List.of("And", "Or", "Not", "Variable"));
        return names.toArray(String[]::new);
    }
}
