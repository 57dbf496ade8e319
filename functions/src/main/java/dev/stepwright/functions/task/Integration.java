package dev.stepwright.functions.task;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import java.util.Set;

/** One action of a service that Task states can name (AWS guide, "Integrating services"). */
public interface Integration {

    /** The patterns that it is offered with. */
    Set<Resource.Pattern> patterns();

    /**
     * Makes the call once, without trying again: Retry decides. {@link TaskOutcome.Succeeded} holds the service's answer also
     * when the resource waits for a token; what follows from the pattern is the dispatcher's.
     *
     * @throws UnusableParameters before anything is called
     */
    TaskOutcome perform(TaskCall call, Attempt attempt) throws UnusableParameters;

    /** Whether the service tells a second call of the same attempt from a new one. */
    boolean isIdempotent(TaskCall call);
}
