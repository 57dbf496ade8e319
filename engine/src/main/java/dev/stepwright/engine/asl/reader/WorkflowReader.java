package dev.stepwright.engine.asl.reader;

import dev.stepwright.engine.asl.State;
import dev.stepwright.engine.asl.Workflow;
import dev.stepwright.engine.asl.check.QueryLanguage;
import dev.stepwright.engine.asl.source.Place;
import java.util.Collections;
import java.util.LinkedHashMap;

/** Builds the states of a machine, a branch or a processor. */
final class WorkflowReader {

    private WorkflowReader() {
    }

    static Workflow workflow(Place workflow, QueryLanguage machine) {
        var states = new LinkedHashMap<String, State>();
        for (var state : workflow.get("States").orElseThrow().fields()) {
            states.put(state.name(), StateReader.state(state, machine));
        }
        return new Workflow(workflow.get("StartAt").orElseThrow().text(), Collections.unmodifiableMap(states));
    }
}
