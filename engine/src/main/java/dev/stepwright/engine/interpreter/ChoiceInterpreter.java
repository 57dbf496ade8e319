package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.ChoiceRule;
import dev.stepwright.engine.asl.ChoiceState;
import dev.stepwright.engine.asl.Next;
import dev.stepwright.engine.expression.EvaluationException;

/** Choice: goes where the first rule that holds leads, or to its Default (States Language, "Choice State"). */
final class ChoiceInterpreter {

    private ChoiceInterpreter() {
    }

    static Then attempt(Step step, ChoiceState state) {
        var stages = JsonPathStages.of(step, state.flow());
        var effective = stages.effectiveInput();
        var conditions = new Conditions(StateScope.of(step, effective));
        var next = state.rules().stream().filter(rule -> conditions.holds(rule.condition())).findFirst()
                .map(ChoiceRule::next).or(state::otherwise)
                .orElseThrow(() -> new EvaluationException(Errors.NO_CHOICE_MATCHED,
                        "Failed to transition out of the state. The state does not point to a next state."));
        return new Then.Leave(stages.output(effective), new Next.To(next));
    }
}
