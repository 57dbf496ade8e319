package dev.stepwright.engine.teststate;

import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.payload.Payload;
import java.util.Optional;

/**
 * What came of a test.
 *
 * @param output    of a state that is left
 * @param failure   of one that failed, whatever took it up
 * @param nextState where it leads
 */
public record Tested(Status status, Optional<Payload> output, Optional<Failure> failure, Optional<String> nextState,
                     Inspection inspection) {

    /** As the API names them. */
    public enum Status { SUCCEEDED, FAILED, RETRIABLE, CAUGHT_ERROR }
}
