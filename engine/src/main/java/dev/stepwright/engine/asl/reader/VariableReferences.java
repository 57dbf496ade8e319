package dev.stepwright.engine.asl.reader;

import dev.stepwright.engine.asl.check.Dialect;
import dev.stepwright.engine.asl.source.Place;
import dev.stepwright.engine.expression.Expression;
import dev.stepwright.engine.expression.SyntaxException;
import dev.stepwright.engine.expression.jsonata.JsonataExpression;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which variables the fields of each state refer to (API reference, DescribeStateMachine: variableReferences). */
final class VariableReferences {

    /** Fields that hold states of their own, or names. */
    private static final Set<String> NOT_EXPRESSIONS = Set.of("Branches", "ItemProcessor", "Iterator", "Type", "QueryLanguage", "Resource",
            "Next", "Default");
    /** Fields whose content is data but for names that end in {@code .$}. */
    private static final Set<String> TEMPLATES =
            Set.of("Parameters", "ResultSelector", "ItemSelector", "BatchInput", "Assign", "Credentials");

    private final Dialect dialect;
    private final SortedSet<String> names = new TreeSet<>();

    private VariableReferences(Dialect dialect) {
        this.dialect = dialect;
    }

    /** By state name; states that refer to none are left out. The definition was checked before. */
    static Map<String, Collection<String>> of(Place root) {
        var references = new TreeMap<String, Collection<String>>();
        collect(root, Dialect.of(root, Dialect.JSON_PATH), references);
        return Collections.unmodifiableSortedMap(references);
    }

    private static void collect(Place workflow, Dialect machine, SortedMap<String, Collection<String>> references) {
        for (var state : workflow.get("States").orElseThrow().fields()) {
            var found = new VariableReferences(Dialect.of(state, machine));
            for (var field : state.fields()) {
                if (!NOT_EXPRESSIONS.contains(field.name())) {
                    found.look(field, false);
                }
            }
            if (!found.names.isEmpty()) {
                references.put(state.name(), Collections.unmodifiableSortedSet(found.names));
            }
            state.get("Branches").ifPresent(list -> list.items().forEach(branch -> collect(branch, machine, references)));
            state.get("ItemProcessor").or(() -> state.get("Iterator"))
                    .ifPresent(processor -> collect(processor, machine, references));
        }
    }

    private void look(Place value, boolean inTemplate) {
        if (value.isText()) {
            switch (dialect) {
                case JSON_PATH -> jsonPath(value, inTemplate);
                case JSONATA -> jsonata(value.text());
            }
        }
        var template = inTemplate || TEMPLATES.contains(value.name());
        if (dialect == Dialect.JSONATA || !value.name().equals("Result")) {
            value.fields().forEach(field -> look(field, template));
            value.items().forEach(item -> look(item, template));
        }
    }

    private void jsonPath(Place value, boolean inTemplate) {
        var name = value.name();
        if (!name.endsWith(".$") && (inTemplate || !name.endsWith("Path") && !name.equals("Variable"))) {
            return;
        }
        try {
            names.addAll(Expression.compile(value.text()).variables());
        } catch (SyntaxException e) {
            throw new AssertionError("the check lets no such expression pass: " + value, e);
        }
    }

    private void jsonata(String text) {
        try {
            if (JsonataExpression.isMeant(text)) {
                names.addAll(JsonataExpression.compileQuoted(text).variables());
            }
        } catch (SyntaxException _) {
            // a text in a field that takes none, such as a comment
        }
    }
}
