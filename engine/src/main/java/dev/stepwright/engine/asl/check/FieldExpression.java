package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Place;
import dev.stepwright.engine.expression.Expression;
import dev.stepwright.engine.expression.SyntaxException;
import dev.stepwright.engine.expression.jsonata.JsonataExpression;
import dev.stepwright.engine.expression.jsonata.StatesPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An expression in a field of a state of a sound definition.
 *
 * @param value     the text of the field, however deep in the state
 * @param variables the names that it refers to, in order
 * @param context   whether it may look at the context object
 */
public record FieldExpression(Place state, QueryLanguage dialect, Place value, Set<String> variables, boolean context) {

    /** Fields that hold states of their own, data, or names. */
    private static final Set<String> NOT_EXPRESSIONS = Set.of("Branches", "ItemProcessor", "Iterator", "Result", "Comment", "Type",
            "QueryLanguage", "Resource", "Next", "Default");
    /** Fields whose content is data but for names that end in {@code .$}. */
    private static final Set<String> TEMPLATES =
            Set.of("Parameters", "ResultSelector", "ItemSelector", "BatchInput", "Assign", "Credentials");

    /** All expressions of these workflows, in the order of the text. */
    static List<FieldExpression> of(Place machine, List<WorkflowPlace> workflows) {
        var all = new ArrayList<FieldExpression>();
        var inherited = QueryLanguage.of(machine, QueryLanguage.JSON_PATH);
        workflows.forEach(workflow -> workflow.states().forEach(state -> {
            var dialect = QueryLanguage.of(state, inherited);
            for (var field : state.fields()) {
                if (!NOT_EXPRESSIONS.contains(field.name())) {
                    each(field, dialect, false, value -> collect(state, dialect, value, all));
                }
            }
        }));
        return all;
    }

    /** Each text that is an expression by the name of its field or by how it is quoted. */
    static void each(Place value, QueryLanguage dialect, boolean inTemplate, Consumer<Place> visitor) {
        if (value.isText()) {
            if (switch (dialect) {
                case JSONATA -> JsonataExpression.isMeant(value.text());
                case JSON_PATH -> value.name().endsWith(".$")
                        || !inTemplate && (value.name().endsWith("Path") || value.name().equals("Variable"));
            }) {
                visitor.accept(value);
            }
            return;
        }
        var template = inTemplate || TEMPLATES.contains(value.name());
        value.fields().forEach(field -> each(field, dialect, template, visitor));
        value.items().forEach(item -> each(item, dialect, template, visitor));
    }

    private static void collect(Place state, QueryLanguage dialect, Place value, List<FieldExpression> all) {
        try {
            all.add(switch (dialect) {
                case JSONATA -> {
                    var expression = JsonataExpression.compileQuoted(value.text());
                    yield new FieldExpression(state, dialect, value, expression.variables(), expression.reads(StatesPart.CONTEXT));
                }
                case JSON_PATH -> {
                    var expression = Expression.compile(value.text());
                    yield new FieldExpression(state, dialect, value, expression.variables(), expression.readsContext());
                }
            });
        } catch (SyntaxException _) {
            // a text in a field that takes no expression, such as a comment
        }
    }
}
