package dev.stepwright.engine.asl;

import dev.stepwright.engine.expression.PayloadTemplate;
import java.util.Optional;

/**
 * The five stages of a JSONPath state (States Language, "Input and Output Processing"). A state type that does not have a
 * stage has it at its neutral value: {@link Selection.Whole}, empty, {@link Placement.Replace}.
 *
 * @param inputPath      selects the effective input
 * @param parameters     builds the payload from the effective input
 * @param resultSelector reshapes the result
 * @param resultPath     places the result in the raw input
 * @param outputPath     selects the output
 * @param assign         the variables to set; its {@code $} is the state's result
 */
public record JsonPathFlow(Selection inputPath, Optional<PayloadTemplate> parameters,
                           Optional<PayloadTemplate> resultSelector, Placement resultPath, Selection outputPath,
                           Optional<PayloadTemplate> assign)
        implements DataFlow {

    /** Passes everything on unchanged. */
    public static final JsonPathFlow NEUTRAL = new JsonPathFlow(new Selection.Whole(), Optional.empty(), Optional.empty(),
            new Placement.Replace(), new Selection.Whole(), Optional.empty());

    /** The same stages with other variables to set. */
    public JsonPathFlow assigning(Optional<PayloadTemplate> other) {
        return new JsonPathFlow(inputPath, parameters, resultSelector, resultPath, outputPath, other);
    }

    /** Nothing but a result to place, as a Catch has it. */
    public static JsonPathFlow placing(Placement placement, Optional<PayloadTemplate> assign) {
        return new JsonPathFlow(NEUTRAL.inputPath, Optional.empty(), Optional.empty(), placement, NEUTRAL.outputPath, assign);
    }
}
