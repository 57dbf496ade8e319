package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.Next;
import dev.stepwright.engine.asl.SucceedState;

/** Succeed: the workflow ends with the state's output (States Language, "Succeed State"). */
final class SucceedInterpreter {

    private SucceedInterpreter() {
    }

    static Then attempt(Step step, SucceedState state) {
        var stages = Stages.of(step, state.flow());
        return new Then.Leave(stages.passOn(stages.effectiveInput()), new Next.End());
    }
}
