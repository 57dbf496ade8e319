package dev.stepwright.engine.asl.reader;

import static dev.stepwright.engine.asl.reader.ExpressionReader.path;

import dev.stepwright.engine.asl.JsonPathFlow;
import dev.stepwright.engine.asl.Placement;
import dev.stepwright.engine.asl.Selection;
import dev.stepwright.engine.asl.source.Place;
import dev.stepwright.engine.expression.PayloadTemplate;
import java.util.Optional;

/** Builds the data flow of a JSONPath state. Fields that its type does not have are not there, and stay neutral. */
final class JsonPathFlowReader {

    private JsonPathFlowReader() {
    }

    static JsonPathFlow flow(Place state) {
        return flow(state, state.get("Parameters").map(ExpressionReader::template));
    }

    /** Of a Map state, whose Parameters make the input of each iteration. */
    static JsonPathFlow mapFlow(Place state) {
        return flow(state, Optional.empty());
    }

    private static JsonPathFlow flow(Place state, Optional<PayloadTemplate> parameters) {
        return new JsonPathFlow(selection(state, "InputPath"), parameters,
                state.get("ResultSelector").map(ExpressionReader::template), placement(state),
                selection(state, "OutputPath"), assign(state));
    }

    private static Selection selection(Place state, String field) {
        return state.get(field).map(JsonPathFlowReader::selection).orElseGet(Selection.Whole::new);
    }

    private static Selection selection(Place value) {
        return value.isNull() ? new Selection.Nothing()
                : value.text().equals("$") ? new Selection.Whole() : new Selection.At(path(value));
    }

    /** The variables that a state, a catcher or a choice rule sets. */
    static Optional<PayloadTemplate> assign(Place object) {
        return object.get("Assign").map(ExpressionReader::template);
    }

    /** The data flow of a catcher. */
    static JsonPathFlow catcherFlow(Place catcher) {
        return JsonPathFlow.placing(placement(catcher), assign(catcher));
    }

    private static Placement placement(Place object) {
        return object.get("ResultPath").map(value -> value.isNull() ? new Placement.Discard()
                : value.text().equals("$") ? new Placement.Replace()
                : new Placement.At(ExpressionReader.referencePath(value))).orElseGet(Placement.Replace::new);
    }
}
