package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.ParallelState;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.payload.Payload;
import java.util.List;
import java.util.Optional;

/** Parallel: forks a frame for each branch, and gathers what they gave (States Language, "Parallel State"). */
final class ParallelInterpreter {

    private ParallelInterpreter() {
    }

    static Then attempt(Step step, ParallelState state) {
        var input = input(step, state);
        step.note(EventType.PARALLEL_STATE_STARTED);
        var width = state.branches().size();
        return new Then.Rest(new Stand.Joining(width, width, Optional.empty(), input));
    }

    /** What every branch begins with. */
    static Payload input(Step step, ParallelState state) {
        var stages = Stages.of(step, state.flow());
        return stages.payload(stages.effectiveInput());
    }

    static Then join(Step step, ParallelState state, List<Payload> outputs) {
        step.note(EventType.PARALLEL_STATE_SUCCEEDED);
        return new Then.Leave(Stages.of(step, state.flow()).output(Arrays.of(step, outputs)), state.next());
    }
}
