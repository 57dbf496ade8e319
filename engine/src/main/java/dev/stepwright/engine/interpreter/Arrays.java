package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.payload.Payload;
import java.util.List;
import java.util.stream.Collectors;

/** Arrays of payloads. */
final class Arrays {

    /** How many times the longest payload the inputs or the outputs of all children may come to. */
    private static final int PAYLOADS = 64;
    private static final long WORKER_BYTES = 64 << 20;

    private Arrays() {
    }

    static long longest(Step step) {
        return Math.min(PAYLOADS * Math.min(step.setting().limits().payloadBytes(), WORKER_BYTES), WORKER_BYTES);
    }

    static EvaluationException tooLong() {
        return new EvaluationException(EvaluationException.DATA_LIMIT_EXCEEDED, "more than a worker can hold");
    }

    /**
     * Joined as text: none of the elements is parsed for it.
     *
     * @throws EvaluationException {@code States.DataLimitExceeded} when it would be too long to be held
     */
    static Payload of(Step step, List<Payload> elements) {
        if (elements.stream().mapToLong(Payload::bytes).sum() > longest(step)) {
            throw tooLong();
        }
        return Payload.ofText(elements.stream().map(Payload::text).collect(Collectors.joining(",", "[", "]")));
    }
}
