package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.FailState;
import dev.stepwright.engine.asl.Text;
import java.util.Optional;

/** Fail: the workflow fails with an error and a cause, both optional (States Language, "Fail State"). */
final class FailInterpreter {

    private FailInterpreter() {
    }

    static Then attempt(Step step, FailState state) {
        var scope = StateScope.of(step, Stages.of(step, state.flow()).effectiveInput());
        return new Then.Fail(new Failure(text(scope, "ErrorPath", state.error()), text(scope, "CausePath", state.cause())));
    }

    private static Optional<String> text(StateScope scope, String field, Optional<Text> text) {
        return text.map(it -> Texts.value(it, field, scope));
    }
}
