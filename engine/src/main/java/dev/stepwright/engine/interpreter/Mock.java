package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.payload.Payload;
import java.util.Optional;

/** What somebody makes up instead of what a Task, branches or iterations would have come to (API reference, TestState). */
public sealed interface Mock {

    /** What the ItemReader of a distributed Map would read, before its ItemsPointer. */
    Optional<Payload> read();

    /**
     * It is done.
     *
     * @param failedIterations of a Map: how many failed; more than it tolerates fail it
     */
    record Result(Payload result, int failedIterations, Optional<Payload> read) implements Mock {
    }

    /** It failed. */
    record Failed(Failure failure, Optional<Payload> read) implements Mock {
    }
}
