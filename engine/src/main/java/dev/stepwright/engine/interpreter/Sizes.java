package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.payload.Payload;

/** The longest payload (AWS guide, "Service quotas": input or result size). */
final class Sizes {

    private Sizes() {
    }

    static Payload withinLimit(Step step, Payload value) {
        if (value.isLargerThan(step.setting().limits().payloadBytes())) {
            throw new EvaluationException(EvaluationException.DATA_LIMIT_EXCEEDED, "larger than the limit");
        }
        return value;
    }
}
