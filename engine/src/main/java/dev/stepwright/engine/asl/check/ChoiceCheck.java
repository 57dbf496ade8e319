package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Code;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.List;

/** The rules of a Choice state (States Language, "Choice State"). */
final class ChoiceCheck {

    static final Shape RULES = (rules, findings) -> rules.items().forEach(rule -> rule(rule, true, findings));

    static final List<String> FORMS = List.of("And", "Or", "Not", "Variable", "Condition");

    static final List<String> OTHERS = List.of("Next", "Comment", "Assign", "Output");

    private ChoiceCheck() {
    }

    private static void rule(Place rule, boolean top, Findings findings) {
        if (!rule.isMapping()) {
            Shape.OBJECT.check(rule, findings);
            return;
        }
        var foreign = QueryLanguageCheck.jsonataFields(rule, findings);
        for (var field : rule.fields()) {
            if (!foreign.contains(field.name())) {
                field(field, top, findings);
            }
        }
        if (top && !rule.has("Next")) {
            findings.error(rule, "These fields are required: [Next]");
        }
        form(rule, findings);
    }

    private static void field(Place field, boolean top, Findings findings) {
        switch (field.name()) {
            case "Comment" -> { }
            case "Next" -> {
                if (top) {
                    Shape.TEXT.check(field, findings);
                } else {
                    Fields.unsupported(field, findings);
                }
            }
            case "Assign" -> {
                if (top) {
                    AssignShape.JSON_PATH.check(field, findings);
                } else {
                    Fields.unsupported(field, findings);
                }
            }
            case "Variable" -> ExpressionShape.RULE_REFERENCE.check(field, findings);
            case "And", "Or" -> Shape.NOT_EMPTY_ARRAY.and((list, _) -> list.items()
                    .forEach(item -> rule(item, false, findings))).check(field, findings);
            case "Not" -> rule(field, false, findings);
            default -> Operator.named(field.name()).ifPresentOrElse(operator -> value(operator, field, findings),
                    () -> Fields.unsupported(field, findings));
        }
    }

    private static boolean isKnown(Place field) {
        return FORMS.contains(field.name()) || OTHERS.contains(field.name());
    }

    private static void value(Operator operator, Place value, Findings findings) {
        switch (operator) {
            case Operator.Is _ -> Shape.BOOLEAN.check(value, findings);
            case Operator.ComparePath _ -> ExpressionShape.RULE_REFERENCE.check(value, findings);
            case Operator.Matches _ -> Shape.TEXT.check(value, findings);
            case Operator.Compare(var comparison) -> {
                switch (comparison.type()) {
                    case STRING -> Shape.TEXT.check(value, findings);
                    case NUMERIC -> Shape.NUMBER.check(value, findings);
                    case BOOLEAN -> Shape.BOOLEAN.check(value, findings);
                    case TIMESTAMP -> TimestampShape.TIMESTAMP.check(value, findings);
                }
                if (TemplateShape.looksLikeExpression(value)) {
                    findings.warning(Code.NO_PATH, value, "'" + value.text() + "' looks like a path, but the name of the "
                            + "field '" + value.name() + "' does not end with 'Path'");
                }
            }
        }
    }

    private static void form(Place rule, Findings findings) {
        if (FORMS.stream().filter(rule::has).count() != 1) {
            findings.error(rule, "The object must have only one of the following fields, " + FORMS);
            return;
        }
        var operators = rule.fields().stream().map(Place::name).filter(Operator.names()::contains).toList();
        if (rule.has("Variable") && operators.isEmpty() && rule.fields().stream().allMatch(ChoiceCheck::isKnown)) {
            findings.error(rule, "This object should have only one of the following fields: " + Operator.names());
        } else if (rule.has("Variable") && operators.size() > 1) {
            findings.error(rule, "There should only be one of the following fields: " + operators);
        } else if (!rule.has("Variable") && !operators.isEmpty()) {
            operators.forEach(name -> Fields.unsupported(rule.get(name).orElseThrow(), findings));
        }
    }
}
