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
        var stages = Stages.of(step, state.flow());
        var effective = stages.effectiveInput();
        var conditions = new Conditions(StateScope.of(step, effective));
        var rule = state.rules().stream().filter(it -> conditions.holds(it.condition())).findFirst();
        var next = rule.map(ChoiceRule::next).or(state::otherwise).orElseThrow(() -> new EvaluationException(Errors.NO_CHOICE_MATCHED,
                        "Failed to transition out of the state. The state does not point to a next state."));
        var way = rule.map(it -> Stages.of(step, it.flow())).orElse(stages);
        return new Then.Leave(way.passOn(effective), new Next.To(next));
    }
}
