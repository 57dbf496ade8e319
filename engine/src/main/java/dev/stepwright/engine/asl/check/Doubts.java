package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Code;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What AWS accepts in a sound definition, and what cannot be meant: paths and variables that never lead to anything. */
final class Doubts {

    /** Fields that see what InputPath lets through. */
    private static final Set<String> BEHIND_INPUT_PATH = Set.of("Parameters", "ItemSelector", "ItemsPath", "SecondsPath", "TimestampPath");
    private static final Pattern INTO_THE_INPUT = Pattern.compile("(?:^|[(,\\s])\\$[.\\[]");
    private static final Pattern FIRST_FIELD = Pattern.compile("\\$(?:\\.(\\w+)|\\['([^']*)'\\]).*");

    private final Findings findings;
    private final Set<String> assigned = new HashSet<>();

    private Doubts(Findings findings) {
        this.findings = findings;
    }

    /** @param expressions those of the states of the workflows, in the same order */
    static void check(List<WorkflowPlace> workflows, List<FieldExpression> expressions, Findings findings) {
        var doubts = new Doubts(findings);
        workflows.forEach(workflow -> workflow.states().forEach(doubts::assigns));
        var left = expressions.iterator();
        var next = left.hasNext() ? left.next() : null;
        for (var workflow : workflows) {
            for (var state : workflow.states()) {
                for (; next != null && next.state() == state; next = left.hasNext() ? left.next() : null) {
                    doubts.expression(next);
                }
                doubts.nothingLeft(state);
                doubts.fixedResult(state);
            }
        }
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

    private void expression(FieldExpression expression) {
        if (expression.context()) {
            ContextDoubt.check(expression.value(), expression.state(), expression.dialect(), findings);
        }
        for (var name : expression.variables()) {
            if (!assigned.contains(name)) {
                findings.warning(Code.UNASSIGNED_VARIABLE, expression.value(), "No state assigns the variable '$" + name + "'");
            }
        }
    }

    /** InputPath null leaves an empty object. */
    private void nothingLeft(Place state) {
        if (state.get("InputPath").filter(Place::isNull).isPresent()) {
            state.fields().stream().filter(field -> BEHIND_INPUT_PATH.contains(field.name()))
                    .forEach(field -> FieldExpression.each(field, QueryLanguage.JSON_PATH, false, value -> {
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
