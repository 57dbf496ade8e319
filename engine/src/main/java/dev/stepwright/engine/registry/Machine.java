package dev.stepwright.engine.registry;

import java.time.Instant;
import java.util.Map;

/**
 * A registered state machine, standing at its latest revision.
 *
 * @param isDeleting whether DeleteStateMachine was called; it stays until none of its executions runs
 */
public record Machine(String arn, Instant created, Map<String, String> tags, Revision current, boolean isDeleting) {

    Machine(String arn, Instant created, Map<String, String> tags, Revision current) {
        this(arn, created, tags, current, false);
    }

    Machine with(Map<String, String> others) {
        return new Machine(arn, created, others, current, isDeleting);
    }

    Machine deleting() {
        return new Machine(arn, created, tags, current, true);
    }

    public Machine {
        tags = Map.copyOf(tags);
    }
}
