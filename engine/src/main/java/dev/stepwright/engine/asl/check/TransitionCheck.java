package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Code;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Where the states of one workflow lead (States Language, "Transitions"). */
final class TransitionCheck {

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
        states.fields().stream().flatMap(state -> transitions.get(state.name()).stream()).forEach(this::target);
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
        return Stream.of(state.get("Next").stream(), state.get("Default").stream(),
                nexts(state, "Choices"), nexts(state, "Catch")).flatMap(s -> s).filter(Place::isText).toList();
    }

    private static Stream<Place> nexts(Place state, String list) {
        return state.get(list).stream().flatMap(places -> places.items().stream())
                .flatMap(item -> item.get("Next").stream());
    }

    /** A state that lacks both Next and End was reported for that; what it should be is not known. */
    private boolean hasTerminal() {
        return states.fields().stream().anyMatch(state -> state.get("End").isPresent()
                && !state.get("End").get().json().toString().equals("false")
                || state.get("Type").map(Place::text).filter(Set.of("Succeed", "Fail")::contains).isPresent()
                || transitions.get(state.name()).isEmpty());
    }

    private void unreachable() {
        var entered = new HashSet<String>();
        workflow.get("StartAt").map(Place::text).ifPresent(entered::add);
        states.fields().forEach(state -> transitions.get(state.name()).stream().map(Place::text)
                .filter(name -> !name.equals(state.name())).forEach(entered::add));
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
                transitions.get(state.name()).stream().flatMap(target -> states.get(target.text()).stream()).forEach(open::add);
            }
        }
        return reached;
    }
}
