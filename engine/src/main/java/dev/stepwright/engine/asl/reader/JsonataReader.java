package dev.stepwright.engine.asl.reader;

import dev.stepwright.engine.asl.ChoiceRule;
import dev.stepwright.engine.asl.Condition;
import dev.stepwright.engine.asl.JsonataFlow;
import dev.stepwright.engine.asl.Quantity;
import dev.stepwright.engine.asl.Text;
import dev.stepwright.engine.asl.source.Place;
import dev.stepwright.engine.expression.SyntaxException;
import dev.stepwright.engine.expression.jsonata.JsonataExpression;
import dev.stepwright.engine.expression.jsonata.JsonataTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles the fields of the JSONata dialect that the check has compiled before, and found sound. */
final class JsonataReader {

    private JsonataReader() {
    }

    static JsonataFlow flow(Place state) {
        return new JsonataFlow(template(state, "Arguments", ""), template(state, "Output", ""), template(state, "Assign", ""));
    }

    /** The flow of a catcher or a choice rule, which history names by its place in the state: {@code Catch[0]/Output}. */
    static JsonataFlow flowOf(Place entry) {
        var place = place(entry);
        return new JsonataFlow(Optional.empty(), template(entry, "Output", place), template(entry, "Assign", place));
    }

    static Optional<JsonataTemplate> template(Place object, String field) {
        return template(object, field, "");
    }

    /** @param place of the object in the state: empty for the state itself, {@code ItemReader/} */
    static Optional<JsonataTemplate> template(Place object, String field, String place) {
        return object.get(field).map(value -> JsonataTemplate.compile(place + field, value.json(), fault -> {
            throw new AssertionError("the check lets no such template pass: " + value + fault);
        }));
    }

    /** {@code Catch[0]/} of an entry of that list of a state. */
    private static String place(Place entry) {
        var location = entry.location();
        return location.substring(location.lastIndexOf('/') + 1) + "/";
    }

    static List<ChoiceRule> rules(Place state) {
        var rules = new ArrayList<ChoiceRule>();
        for (var rule : state.get("Choices").orElseThrow().items()) {
            var condition = rule.get("Condition").orElseThrow();
            rules.add(new ChoiceRule(condition.isText()
                    ? new Condition.Evaluated(place(rule) + "Condition", expression(condition))
                    : new Condition.Constant(condition.json().booleanValue()),
                    flowOf(rule), rule.get("Next").orElseThrow().text()));
        }
        return List.copyOf(rules);
    }

    static Optional<Quantity> quantity(Place object, String field) {
        return quantity(object, field, "");
    }

    static Optional<Quantity> quantity(Place object, String field, String place) {
        return object.get(field).map(value -> value.isText() ? new Quantity.Evaluated(place + field, expression(value))
                : new Quantity.Fixed(value.json().doubleValue()));
    }

    static Optional<Text> text(Place object, String field, String name) {
        return object.get(field).map(value -> JsonataExpression.isMeant(value.text())
                ? new Text.Evaluated(name, expression(value)) : new Text.Literal(value.text()));
    }

    static JsonataExpression expression(Place value) {
        try {
            return JsonataExpression.compileQuoted(value.text());
        } catch (SyntaxException e) {
            throw new AssertionError("the check lets no such expression pass: " + value, e);
        }
    }
}
