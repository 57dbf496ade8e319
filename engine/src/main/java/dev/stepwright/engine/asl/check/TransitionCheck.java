package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Code;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the states of one workflow lead (States Language, "Transitions"). */
final class TransitionCheck {

    private static final Set<String> ENDING = Set.of("Succeed", "Fail");

    private final Place workflow;
    private final Place states;
    private final Findings findings;
    private final Map<String, Node> nodes;

    /** A state among those it leads to. */
    private static final class Node {
        private final Place state;
        private final List<Place> targets;
        private final List<Node> next = new ArrayList<>(2);
        /** Whether a transition of another state leads here, or StartAt. */
        private boolean entered;
        private boolean reached;

        private Node(Place state) {
            this.state = state;
            this.targets = transitions(state);
        }

        /** A state that lacks both Next and End was reported for that; what it should be is not known. */
        private boolean isTerminal() {
            return targets.isEmpty() || ENDING.contains(state.get("Type").map(Place::text).orElse(""))
                    || state.get("End").filter(end -> !end.json().toString().equals("false")).isPresent();
        }
    }

    private TransitionCheck(Place workflow, Place states, Findings findings) {
        this.workflow = workflow;
        this.states = states;
        this.findings = findings;
        this.nodes = LinkedHashMap.newLinkedHashMap(states.fields().size());
        states.fields().forEach(state -> nodes.put(state.name(), new Node(state)));
    }

    static void check(WorkflowPlace workflow, Findings findings) {
        workflow.place().get("States").filter(states -> !states.fields().isEmpty())
                .ifPresent(states -> new TransitionCheck(workflow.place(), states, findings).check());
    }

    private void check() {
        var start = workflow.get("StartAt").filter(Place::isText).flatMap(this::target);
        start.ifPresent(node -> node.entered = true);
        nodes.values().forEach(node -> node.targets.forEach(target -> target(target).ifPresent(next -> {
            node.next.add(next);
            next.entered |= next != node;
        })));
        if (nodes.values().stream().noneMatch(Node::isTerminal)) {
            findings.errorWithoutLocation(Code.MISSING_END_STATE, states, "Workflow has no terminal state");
        } else if (workflow.has("StartAt")) {
            start.ifPresent(TransitionCheck::reach);
            unreachable(start.isPresent());
        }
    }

    private Optional<Node> target(Place target) {
        var node = nodes.get(target.text());
        if (node == null) {
            findings.error(Code.MISSING_TRANSITION_TARGET, target, "Missing 'Next' target: " + target.text());
        }
        return Optional.ofNullable(node);
    }

    /** The names a state can lead to. */
    private static List<Place> transitions(Place state) {
        var targets = new ArrayList<Place>(2);
        next(state, "Next", targets);
        next(state, "Default", targets);
        state.get("Choices").ifPresent(rules -> rules.items().forEach(rule -> next(rule, "Next", targets)));
        state.get("Catch").ifPresent(catchers -> catchers.items().forEach(catcher -> next(catcher, "Next", targets)));
        return targets;
    }

    private static void next(Place object, String field, List<Place> targets) {
        object.get(field).filter(Place::isText).ifPresent(targets::add);
    }

    private static void reach(Node start) {
        var open = new ArrayDeque<Node>();
        start.reached = true;
        open.add(start);
        while (!open.isEmpty()) {
            for (var next : open.remove().next) {
                if (!next.reached) {
                    next.reached = true;
                    open.add(next);
                }
            }
        }
    }

    /** @param started whether StartAt names a state: nothing more can be said when it does not */
    private void unreachable(boolean started) {
        for (var node : nodes.values()) {
            if (!node.entered) {
                findings.error(Code.MISSING_TRANSITION_TARGET, node.state, "State \"" + node.state.name() + "\" is not reachable.");
            } else if (started && !node.reached) {
                findings.warning(Code.UNREACHABLE_STATE, node.state, "No way leads from StartAt to the state '"
                        + node.state.name() + "'");
            }
        }
    }
}
