package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A set of states in a definition, with the kind of execution that runs it: the machine itself, a branch, a processor.
 *
 * @param machine whether it is the top level
 */
record WorkflowPlace(Place place, MachineType type, boolean machine) {

    /** All workflows of a definition in the order of the text, outer before inner. */
    static List<WorkflowPlace> of(Place machine, MachineType type) {
        var all = new ArrayList<WorkflowPlace>();
        collect(new WorkflowPlace(machine, type, true), all);
        return all;
    }

    private static void collect(WorkflowPlace workflow, List<WorkflowPlace> all) {
        all.add(workflow);
        for (var state : workflow.states()) {
            state.get("Branches").stream().flatMap(branches -> branches.items().stream()).filter(Place::isMapping)
                    .forEach(branch -> collect(new WorkflowPlace(branch, workflow.type, false), all));
            processor(state).ifPresent(processor -> collect(
                    new WorkflowPlace(processor, childType(processor).orElse(workflow.type), false), all));
        }
    }

    /** The ItemProcessor of a Map state, or the legacy Iterator. */
    static Optional<Place> processor(Place state) {
        return state.get("ItemProcessor").or(() -> state.get("Iterator")).filter(Place::isMapping);
    }

    private static Optional<MachineType> childType(Place processor) {
        var config = processor.get("ProcessorConfig");
        if (!config.flatMap(c -> c.get("Mode")).map(Place::text).orElse("").equals("DISTRIBUTED")) {
            return Optional.empty();
        }
        return config.flatMap(c -> c.get("ExecutionType")).map(Place::text)
                .map(text -> text.equals("EXPRESS") ? MachineType.EXPRESS : MachineType.STANDARD);
    }

    List<Place> states() {
        return place.get("States").map(Place::fields).orElseGet(List::of);
    }
}
