package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.List;
import java.util.Map;

/** All rules, in AWS's order: first the form of everything, then names, then transitions; last our own doubts of what is sound. */
public final class DefinitionCheck {

    static final Fields WORKFLOW = Fields.of(Map.of("Comment", Shape.ANY, "StartAt", Shape.TEXT,
            "States", Shape.OBJECT.and(DefinitionCheck::notEmpty))).require("States", "StartAt");
    static final Fields PROCESSOR = WORKFLOW.and(Map.of("ProcessorConfig", Shape.OBJECT));
    static final Fields MACHINE = WORKFLOW.and(Map.of("Version", Shape.oneOf("1.0"),
            "TimeoutSeconds", Shape.integer(0, StateFields.MAX_SECONDS), "QueryLanguage", Shape.ANY));

    private DefinitionCheck() {
    }

    private static void notEmpty(Place states, Findings findings) {
        if (states.fields().isEmpty()) {
            findings.error(states, "Value cannot be empty");
        }
    }

    /** A whole definition. Gives the expressions in it, when it has no errors. */
    public static List<FieldExpression> check(Place machine, MachineType type, Findings findings) {
        var workflows = form(machine, type, findings);
        NameCheck.check(workflows, findings);
        workflows.forEach(workflow -> TransitionCheck.check(workflow, findings));
        if (findings.hasErrors()) {
            return List.of();
        }
        var expressions = FieldExpression.of(machine, workflows);
        Doubts.check(workflows, expressions, findings);
        return expressions;
    }

    /** A machine around a single state: the transitions of its top level lead nowhere and are not looked at. */
    public static List<FieldExpression> checkState(Place machine, MachineType type, Findings findings) {
        var workflows = form(machine, type, findings);
        NameCheck.check(workflows, findings);
        workflows.stream().filter(workflow -> !workflow.machine())
                .forEach(workflow -> TransitionCheck.check(workflow, findings));
        return findings.hasErrors() ? List.of() : FieldExpression.of(machine, workflows);
    }

    private static List<WorkflowPlace> form(Place machine, MachineType type, Findings findings) {
        var workflows = WorkflowPlace.of(machine, type);
        var dialect = QueryLanguageCheck.of(machine, QueryLanguage.JSON_PATH, findings);
        for (var workflow : workflows) {
            var processor = workflow.place().parent().filter(parent -> !parent.isSequence()).isPresent();
            (workflow.machine() ? MACHINE : processor ? PROCESSOR : WORKFLOW).check(workflow.place(), findings);
            workflow.states().forEach(state -> StateCheck.check(state, dialect, workflow.type(), findings));
        }
        return workflows;
    }
}
