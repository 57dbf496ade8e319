package dev.stepwright.engine.registry;

import java.time.Instant;
import java.util.Map;

/** A registered state machine, standing at its latest revision. */
public record Machine(String arn, Instant created, Map<String, String> tags, Revision current) {

    public Machine {
        tags = Map.copyOf(tags);
    }
}
