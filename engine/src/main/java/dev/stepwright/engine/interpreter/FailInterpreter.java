package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.FailState;
import dev.stepwright.engine.asl.Text;
import java.util.Optional;

/** Fail: the workflow fails with an error and a cause, both optional (States Language, "Fail State"). */
final class FailInterpreter {

    private FailInterpreter() {
    }

    static Then attempt(Step step, FailState state) {
        return new Then.Fail(new Failure(text(step, "ErrorPath", state.error()), text(step, "CausePath", state.cause())));
    }

    private static Optional<String> text(Step step, String field, Optional<Text> text) {
        return text.map(it -> Texts.value(it, field, StateScope.of(step, step.frame().input())));
    }
}
