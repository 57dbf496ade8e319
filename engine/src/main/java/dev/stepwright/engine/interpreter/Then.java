package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.Next;

/** What a state came to, and so what its frame does then. */
sealed interface Then {

    /** It has to wait for something outside the interpreter. */
    record Rest(Stand stand) implements Then {
    }

    /** It is done: the state is left, and the frame goes on or ends well. */
    record Leave(Departure departure, Next next) implements Then {
    }

    /** It failed and nothing recovered it: the frame fails. */
    record Fail(Failure failure) implements Then {
    }
}
