package dev.stepwright.engine.interpreter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.asl.DataFlow;
import dev.stepwright.engine.asl.JsonPathFlow;
import dev.stepwright.engine.asl.Placement;
import dev.stepwright.engine.asl.Selection;
import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.expression.PayloadTemplate;
import dev.stepwright.engine.payload.Payload;
import java.util.List;
import java.util.Optional;

/**
 * The data flow of a JSONPath state: a list of stages, each of which makes the next value of the last. A stage at its neutral
 * value hands the same payload on, so content that no expression looks at is never fetched.
 */
record JsonPathStages(Step step, JsonPathFlow flow) {

    private static final Payload NOTHING = Payload.of(JsonNodeFactory.instance.objectNode());
    private static final List<Stage> SHAPE_INPUT = List.of(Stage.INPUT_PATH);
    private static final List<Stage> SHAPE_PAYLOAD = List.of(Stage.PARAMETERS);
    private static final List<Stage> SHAPE_OUTPUT =
            List.of(Stage.RESULT_SELECTOR, Stage.RESULT_PATH, Stage.OUTPUT_PATH);

    static JsonPathStages of(Step step, DataFlow flow) {
        return switch (flow) {
            case JsonPathFlow jsonPath -> new JsonPathStages(step, jsonPath);
        };
    }

    /** What InputPath leaves of the raw input. */
    Payload effectiveInput() {
        return pass(SHAPE_INPUT, step.frame().input());
    }

    /** What Parameters makes of the effective input: what is called with, or handed to branches. */
    Payload payload(Payload effectiveInput) {
        return withinLimit(pass(SHAPE_PAYLOAD, effectiveInput));
    }

    /** The state's output, made of its result. */
    Payload output(Payload result) {
        step.inspector().saw(Stage.RESULT, result);
        return withinLimit(pass(SHAPE_OUTPUT, result));
    }

    /** Where a Catch puts its error output: no other stage applies to it. */
    Payload place(Placement placement, Payload value) {
        return withinLimit(put(placement, value));
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
            case ITEMS_PATH, ITEM_SELECTOR, RESULT -> throw new AssertionError(stage + " is not a stage of every state");
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

    private Payload withinLimit(Payload value) {
        if (value.bytes() > step.setting().limits().payloadBytes()) {
            throw new EvaluationException(EvaluationException.DATA_LIMIT_EXCEEDED, "larger than the limit");
        }
        return value;
    }
}
