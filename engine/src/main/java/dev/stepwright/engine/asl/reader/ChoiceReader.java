package dev.stepwright.engine.asl.reader;

import static dev.stepwright.engine.asl.reader.ExpressionReader.path;

import dev.stepwright.engine.asl.ChoiceRule;
import dev.stepwright.engine.asl.Condition;
import dev.stepwright.engine.asl.JsonPathFlow;
import dev.stepwright.engine.asl.check.Operator;
import dev.stepwright.engine.asl.source.Place;
import java.util.List;

/** Builds the rules of a Choice state. */
final class ChoiceReader {

    private ChoiceReader() {
    }

    static List<ChoiceRule> rules(Place state, JsonPathFlow flow) {
        return state.get("Choices").orElseThrow().items().stream()
                .map(rule -> new ChoiceRule(condition(rule), flow.assigning(JsonPathFlowReader.assign(rule)),
                        rule.get("Next").orElseThrow().text())).toList();
    }

    private static Condition condition(Place rule) {
        return rule.get("And").<Condition>map(list -> new Condition.And(conditions(list)))
                .or(() -> rule.get("Or").map(list -> new Condition.Or(conditions(list))))
                .or(() -> rule.get("Not").map(inner -> new Condition.Not(condition(inner))))
                .orElseGet(() -> test(rule));
    }

    private static List<Condition> conditions(Place list) {
        return list.items().stream().map(ChoiceReader::condition).toList();
    }

    private static Condition test(Place rule) {
        var variable = path(rule.get("Variable").orElseThrow());
        var value = rule.fields().stream().filter(field -> Operator.named(field.name()).isPresent()).findFirst().orElseThrow();
        return switch (Operator.named(value.name()).orElseThrow()) {
            case Operator.Is(var kind) -> new Condition.Is(variable, kind, value.json().booleanValue());
            case Operator.Compare(var comparison) -> new Condition.Compare(variable, comparison, value.json());
            case Operator.ComparePath(var comparison) -> new Condition.ComparePath(variable, comparison, path(value));
            case Operator.Matches() -> new Condition.Matches(variable, value.text());
        };
    }
}
