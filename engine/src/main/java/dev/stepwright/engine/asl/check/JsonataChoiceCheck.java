package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of a Choice state of the JSONata dialect (States Language, "Choice State"). */
final class JsonataChoiceCheck {

    static final Shape RULES = (rules, findings) -> rules.items().forEach(rule -> rule(rule, findings));

    static final Fields RULE = Fields.of(Map.of("Comment", Shape.ANY, "Condition", JsonataShape.CONDITION,
            "Next", Shape.TEXT, "Output", JsonataShape.TEMPLATE, "Assign", AssignShape.JSONATA))
            .require("Condition", "Next");
    private static final Set<String> JSON_PATH_ONLY = jsonPathOnly();

    private JsonataChoiceCheck() {
    }

    private static Set<String> jsonPathOnly() {
        var names = new HashSet<>(Operator.names());
        names.addAll(List.of("And", "Or", "Not", "Variable"));
        return Set.copyOf(names);
    }

    private static void rule(Place rule, Findings findings) {
        if (!rule.isMapping()) {
            Shape.OBJECT.check(rule, findings);
            return;
        }
        var foreign = DialectCheck.jsonPathFields(rule, JSON_PATH_ONLY, findings);
        rule.fields().stream().filter(field -> !foreign.contains(field.name()))
                .forEach(field -> RULE.checkField(field, findings));
        RULE.checkPresence(rule, findings);
    }
}
