package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.jsonata.value.Items;

/** A part of an expression, ready to be evaluated. Immutable. */
sealed interface Node permits Application, Arithmetic, ArrayMaker, Binding, Block, Call, Comparison, Concatenation, Condition,
        Descendants, Equality, FunctionMaker, Inclusion, Leaf, Logic, Negation, ObjectMaker, PartialCall, Path, RangeMaker, Refined,
        TransformationMaker, Wildcard {

    /** What it gives, as it was gathered: a sequence of one is still a sequence. */
    JsonNode value(JsonNode input, Frame frame);

    /** What it gives; null when that is undefined. */
    default JsonNode evaluate(JsonNode input, Frame frame) {
        var run = frame.run;
        run.enter();
        var value = value(input, frame);
        run.leave();
        return value instanceof Items items ? items.collapsed() : value;
    }
}
