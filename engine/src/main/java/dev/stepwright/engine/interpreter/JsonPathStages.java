package dev.stepwright.engine.interpreter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.asl.JsonPathFlow;
import dev.stepwright.engine.asl.Placement;
import dev.stepwright.engine.asl.Selection;
import dev.stepwright.engine.expression.PayloadTemplate;
import dev.stepwright.engine.payload.Payload;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The data flow of a JSONPath state: a list of stages, each of which makes the next value of the last. A stage at its neutral
 * value hands the same payload on, so content that no expression looks at is never fetched.
 */
record JsonPathStages(Step step, JsonPathFlow flow) implements Stages {

    private static final Payload NOTHING = Payload.of(JsonNodeFactory.instance.objectNode());
    private static final List<Stage> SHAPE_INPUT = List.of(Stage.INPUT_PATH);
    private static final List<Stage> SHAPE_PAYLOAD = List.of(Stage.PARAMETERS);
    private static final List<Stage> SHAPE_RESULT = List.of(Stage.RESULT_SELECTOR);
    private static final List<Stage> SHAPE_OUTPUT = List.of(Stage.RESULT_PATH, Stage.OUTPUT_PATH);

    /** What InputPath leaves of the raw input. */
    @Override
    public Payload effectiveInput() {
        return pass(SHAPE_INPUT, step.frame().input());
    }

    /** What Parameters makes of the effective input. */
    @Override
    public Payload payload(Payload effectiveInput) {
        return Sizes.withinLimit(step, pass(SHAPE_PAYLOAD, effectiveInput));
    }

    @Override
    public Departure output(Payload result) {
        step.inspector().saw(Stage.RESULT, result);
        var selected = pass(SHAPE_RESULT, result);
        var assigned = assigned(selected);
        return new Departure(Sizes.withinLimit(step, pass(SHAPE_OUTPUT, selected)), assigned);
    }

    @Override
    public Departure passOn(Payload value) {
        return output(value);
    }

    /** Where a Catch puts its error output: no other stage applies to it. */
    @Override
    public Departure caught(Payload errorOutput) {
        var assigned = assigned(errorOutput);
        return new Departure(Sizes.withinLimit(step, put(flow.resultPath(), errorOutput)), assigned);
    }

    private Map<String, Payload> assigned(Payload value) {
        return flow.assign().map(it -> Variables.assigned(step,
                it.evaluate(StateScope.of(step, value), step.setting().randomness()))).orElse(Map.of());
    }

    private Payload pass(List<Stage> stages, Payload start) {
        var value = start;
        for (var stage : stages) {
            value = apply(stage, value);
            step.inspector().saw(stage, value);
        }
        return value;
    }

    private Payload apply(Stage stage, Payload value) {
        return switch (stage) {
            case INPUT_PATH -> select(flow.inputPath(), value);
            case PARAMETERS -> shape(flow.parameters(), value);
            case RESULT_SELECTOR -> shape(flow.resultSelector(), value);
            case RESULT_PATH -> put(flow.resultPath(), value);
            case OUTPUT_PATH -> select(flow.outputPath(), value);
            case ITEMS_PATH, ITEMS_POINTER, MAX_CONCURRENCY, TOLERATED_FAILURE_COUNT, TOLERATED_FAILURE_PERCENTAGE, ITEM_SELECTOR,
                 ITEM_BATCHER, RESULT, ARGUMENTS, OUTPUT -> throw new AssertionError(stage + " is not a stage of every state");
        };
    }

    private Payload select(Selection selection, Payload value) {
        return switch (selection) {
            case Selection.Whole() -> value;
            case Selection.Nothing() -> NOTHING;
            case Selection.At(var path) -> Payload.of(path.read(StateScope.of(step, value)));
        };
    }

    private Payload shape(Optional<PayloadTemplate> template, Payload value) {
        return template.map(it -> Payload.of(it.evaluate(StateScope.of(step, value), step.setting().randomness())))
                .orElse(value);
    }

    private Payload put(Placement placement, Payload value) {
        return switch (placement) {
            case Placement.Replace() -> value;
            case Placement.Discard() -> step.frame().input();
            case Placement.At(var path) -> Payload.of(path.put(step.frame().input().node(), value.node()));
        };
    }
}
