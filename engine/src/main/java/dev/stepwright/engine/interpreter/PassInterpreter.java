package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.PassState;
import dev.stepwright.engine.payload.Payload;

/** Pass: its result is the fixed one, or what it was given (States Language, "Pass State"). */
final class PassInterpreter {

    private PassInterpreter() {
    }

    static Then attempt(Step step, PassState state) {
        var stages = Stages.of(step, state.flow());
        var given = stages.payload(stages.effectiveInput());
        return new Then.Leave(stages.passOn(state.result().map(Payload::of).orElse(given)), state.next());
    }
}
