package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Code;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the states of one workflow lead (States Language, "Transitions"). */
final class TransitionCheck {

    /** Lists whose entries each lead somewhere. */
    private static final List<String> BRANCHING = List.of("Choices", "Catch");
    private static final Set<String> ENDING = Set.of("Succeed", "Fail");

    private final Place workflow;
    private final Place states;
    private final Findings findings;
    private final Map<String, List<Place>> transitions = new HashMap<>();

    private TransitionCheck(Place workflow, Place states, Findings findings) {
        this.workflow = workflow;
        this.states = states;
        this.findings = findings;
        states.fields().forEach(state -> transitions.put(state.name(), transitions(state)));
    }

    static void check(WorkflowPlace workflow, Findings findings) {
        workflow.place().get("States").filter(states -> !states.fields().isEmpty())
                .ifPresent(states -> new TransitionCheck(workflow.place(), states, findings).check());
    }

    private void check() {
        workflow.get("StartAt").filter(Place::isText).ifPresent(this::target);
        states.fields().forEach(state -> transitions.get(state.name()).forEach(this::target));
        if (!hasTerminal()) {
            findings.errorWithoutLocation(Code.MISSING_END_STATE, states, "Workflow has no terminal state");
        } else if (workflow.has("StartAt")) {
            unreachable();
        }
    }

    private void target(Place target) {
        if (!states.has(target.text())) {
            findings.error(Code.MISSING_TRANSITION_TARGET, target, "Missing 'Next' target: " + target.text());
        }
    }

    /** The names a state can lead to. */
    private static List<Place> transitions(Place state) {
        var targets = new ArrayList<Place>(2);
        state.get("Next").filter(Place::isText).ifPresent(targets::add);
        state.get("Default").filter(Place::isText).ifPresent(targets::add);
        for (var list : BRANCHING) {
            state.get(list).ifPresent(entries -> entries.items().forEach(entry -> entry.get("Next").filter(Place::isText).ifPresent(targets::add)));
        }
        return targets;
    }

    /** A state that lacks both Next and End was reported for that; what it should be is not known. */
    private boolean hasTerminal() {
        for (var state : states.fields()) {
            if (transitions.get(state.name()).isEmpty() || ENDING.contains(state.get("Type").map(Place::text).orElse(""))
                    || state.get("End").filter(end -> !end.json().toString().equals("false")).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private void unreachable() {
        var entered = new HashSet<String>();
        workflow.get("StartAt").map(Place::text).ifPresent(entered::add);
        transitions.forEach((state, targets) -> targets.forEach(target -> {
            if (!target.text().equals(state)) {
                entered.add(target.text());
            }
        }));
        var reached = reached();
        for (var state : states.fields()) {
            if (!entered.contains(state.name())) {
                findings.error(Code.MISSING_TRANSITION_TARGET, state, "State \"" + state.name() + "\" is not reachable.");
            } else if (!reached.isEmpty() && !reached.contains(state.name())) {
                findings.warning(Code.UNREACHABLE_STATE, state, "No way leads from StartAt to the state '"
                        + state.name() + "'");
            }
        }
    }

    /** Empty when StartAt names no state: nothing can be said then. */
    private Set<String> reached() {
        var reached = new HashSet<String>();
        var open = new ArrayDeque<Place>();
        workflow.get("StartAt").flatMap(start -> states.get(start.text())).ifPresent(open::add);
        while (!open.isEmpty()) {
            var state = open.remove();
            if (reached.add(state.name())) {
                transitions.get(state.name()).forEach(target -> states.get(target.text()).ifPresent(open::add));
            }
        }
        return reached;
    }
}
