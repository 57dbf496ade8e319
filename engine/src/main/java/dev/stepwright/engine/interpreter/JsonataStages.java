package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.JsonataFlow;
import dev.stepwright.engine.expression.jsonata.JsonataTemplate;
import dev.stepwright.engine.payload.Payload;
import java.util.Map;
import java.util.Optional;

/** The data flow of a JSONata state: Arguments in, Output and Assign out; where there is no field, the data pass unchanged. */
record JsonataStages(Step step, JsonataFlow flow) implements Stages {

    @Override
    public Payload effectiveInput() {
        return step.frame().input();
    }

    @Override
    public Payload payload(Payload effectiveInput) {
        var payload = evaluate(flow.arguments(), StateScope.of(step, effectiveInput)).orElse(effectiveInput);
        step.inspector().saw(Stage.ARGUMENTS, payload);
        return Sizes.withinLimit(step, payload);
    }

    @Override
    public Departure output(Payload result) {
        step.inspector().saw(Stage.RESULT, result);
        return leave(StateScope.of(step, step.frame().input()).withResult(result), result);
    }

    @Override
    public Departure passOn(Payload value) {
        return leave(StateScope.of(step, step.frame().input()), value);
    }

    @Override
    public Departure caught(Payload errorOutput) {
        return leave(StateScope.of(step, step.frame().input()).withErrorOutput(errorOutput), errorOutput);
    }

    private Departure leave(StateScope scope, Payload unchanged) {
        var assigned = flow.assign().map(it -> Variables.assigned(step, it.evaluate(scope, scope.randomness())))
                .orElse(Map.of());
        var output = evaluate(flow.output(), scope).orElse(unchanged);
        step.inspector().saw(Stage.OUTPUT, output);
        return new Departure(Sizes.withinLimit(step, output), assigned);
    }

    private static Optional<Payload> evaluate(Optional<JsonataTemplate> template, StateScope scope) {
        return template.map(it -> Payload.of(it.evaluate(scope, scope.randomness())));
    }
}
