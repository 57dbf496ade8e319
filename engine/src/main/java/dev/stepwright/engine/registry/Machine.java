package dev.stepwright.engine.registry;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A registered state machine, standing at its latest revision.
 *
 * @param isDeleting   whether DeleteStateMachine was called; it stays until none of its executions runs
 * @param firstVersion with which it was created, if it was
 */
public record Machine(String arn, Instant created, Map<String, String> tags, Revision current, boolean isDeleting,
                      Optional<FirstVersion> firstVersion) {

    Machine(String arn, Instant created, Map<String, String> tags, Revision current, Optional<FirstVersion> firstVersion) {
        this(arn, created, tags, current, false, firstVersion);
    }

    Machine with(Map<String, String> others) {
        return new Machine(arn, created, others, current, isDeleting, firstVersion);
    }

    Machine at(Revision revision) {
        return new Machine(arn, created, tags, revision, isDeleting, firstVersion);
    }

    Machine deleting() {
        return new Machine(arn, created, tags, current, true, firstVersion);
    }

    public Machine {
        tags = Map.copyOf(tags);
    }
}
