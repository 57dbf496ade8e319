package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.DataFlow;
import dev.stepwright.engine.asl.JsonPathFlow;
import dev.stepwright.engine.asl.JsonataFlow;
import dev.stepwright.engine.payload.Payload;

/**
 * The way of data through a state, in either query language. Whatever is evaluated on it sees the variables as they were when
 * the state was entered (AWS guide, "Evaluation order in an assign field").
 */
sealed interface Stages permits JsonPathStages, JsonataStages {

    static Stages of(Step step, DataFlow flow) {
        return switch (flow) {
            case JsonPathFlow jsonPath -> new JsonPathStages(step, jsonPath);
            case JsonataFlow jsonata -> new JsonataStages(step, jsonata);
        };
    }

    /** What paths and expressions of the state's own fields look at. */
    Payload effectiveInput();

    /** What is called with, or handed to branches. */
    Payload payload(Payload effectiveInput);

    /** Out of a state that did something: a Task, branches, iterations. */
    Departure output(Payload result);

    /** Out of a state that has no result of its own. */
    Departure passOn(Payload value);

    /** Out of a state whose failure was caught: of the flow of a catcher. */
    Departure caught(Payload errorOutput);
}
