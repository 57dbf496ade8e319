package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Code;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import dev.stepwright.engine.expression.Expression;
import dev.stepwright.engine.expression.SyntaxException;
import dev.stepwright.engine.expression.jsonata.JsonataExpression;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What AWS accepts in a sound definition, and what cannot be meant: paths and variables that never lead to anything. */
final class Doubts {

    /** Fields that hold states of their own, data, or names. */
    private static final Set<String> NOT_EXPRESSIONS = Set.of("Branches", "ItemProcessor", "Iterator", "Result", "Comment", "Type",
            "QueryLanguage", "Resource", "Next", "Default");
    private static final Set<String> TEMPLATES =
            Set.of("Parameters", "ResultSelector", "ItemSelector", "BatchInput", "Assign", "Credentials");
    /** Fields that see what InputPath lets through. */
    private static final Set<String> BEHIND_INPUT_PATH = Set.of("Parameters", "ItemSelector", "ItemsPath", "SecondsPath", "TimestampPath");
    private static final Pattern INTO_THE_INPUT = Pattern.compile("(?:^|[(,\\s])\\$[.\\[]");
    private static final Pattern FIRST_FIELD = Pattern.compile("\\$(?:\\.(\\w+)|\\['([^']*)'\\]).*");

    private final Findings findings;
    private final Set<String> assigned = new HashSet<>();

    private Doubts(Findings findings) {
        this.findings = findings;
    }

    static void check(Place machine, List<WorkflowPlace> workflows, Findings findings) {
        var doubts = new Doubts(findings);
        workflows.forEach(workflow -> workflow.states().forEach(doubts::assigns));
        var dialect = Dialect.of(machine, Dialect.JSON_PATH);
        workflows.forEach(workflow -> workflow.states().forEach(state -> doubts.state(state, Dialect.of(state, dialect))));
    }

    private void assigns(Place state) {
        assign(state);
        state.get("Choices").ifPresent(rules -> rules.items().forEach(this::assign));
        state.get("Catch").ifPresent(catchers -> catchers.items().forEach(this::assign));
    }

    private void assign(Place holder) {
        holder.get("Assign").ifPresent(assign -> assign.fields().forEach(field ->
                assigned.add(field.name().endsWith(".$") ? field.name().substring(0, field.name().length() - 2) : field.name())));
    }

    private void state(Place state, Dialect dialect) {
        for (var field : state.fields()) {
            if (!NOT_EXPRESSIONS.contains(field.name())) {
                expressions(field, dialect, false, value -> {
                    ContextDoubt.check(value, state, dialect, findings);
                    variables(value, dialect);
                });
            }
        }
        if (dialect == Dialect.JSON_PATH) {
            nothingLeft(state);
            fixedResult(state);
        }
    }

    /** Each expression of a field of a state, however deep. */
    private static void expressions(Place value, Dialect dialect, boolean inTemplate, Consumer<Place> each) {
        if (value.isText() && switch (dialect) {
            case JSONATA -> JsonataExpression.isMeant(value.text());
            case JSON_PATH -> value.name().endsWith(".$")
                    || !inTemplate && (value.name().endsWith("Path") || value.name().equals("Variable"));
        }) {
            each.accept(value);
        }
        var template = inTemplate || TEMPLATES.contains(value.name());
        value.fields().forEach(field -> expressions(field, dialect, template, each));
        value.items().forEach(item -> expressions(item, dialect, template, each));
    }

    private void variables(Place value, Dialect dialect) {
        try {
            var names = switch (dialect) {
                case JSONATA -> JsonataExpression.compileQuoted(value.text()).variables();
                case JSON_PATH -> Expression.compile(value.text()).variables();
            };
            for (var name : names) {
                if (!assigned.contains(name)) {
                    findings.warning(Code.UNASSIGNED_VARIABLE, value, "No state assigns the variable '$" + name + "'");
                }
            }
        } catch (SyntaxException _) {
            // a text in a field that takes none
        }
    }

    /** InputPath null leaves an empty object. */
    private void nothingLeft(Place state) {
        if (state.get("InputPath").filter(Place::isNull).isPresent()) {
            state.fields().stream().filter(field -> BEHIND_INPUT_PATH.contains(field.name()))
                    .forEach(field -> expressions(field, Dialect.JSON_PATH, false, value -> {
                        if (INTO_THE_INPUT.matcher(value.text()).find()) {
                            findings.warning(Code.PATH_NEVER_MATCHES, value, "'" + value.text()
                                    + "' finds nothing: InputPath null leaves an empty object");
                        }
                    }));
        }
    }

    /** What a Pass state gives is known when it is all of its output. */
    private void fixedResult(Place state) {
        var result = state.get("Result").filter(_ -> !state.has("ResultPath"));
        var path = state.get("OutputPath").filter(Place::isText);
        if (result.isPresent() && path.isPresent()) {
            var first = FIRST_FIELD.matcher(path.get().text());
            if (first.matches() && !result.get().has(first.group(1) == null ? first.group(2) : first.group(1))) {
                findings.warning(Code.PATH_NEVER_MATCHES, path.get(), "'" + path.get().text() + "' finds nothing in the Result");
            }
        }
    }
}
