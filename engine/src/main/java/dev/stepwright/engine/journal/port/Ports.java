package dev.stepwright.engine.journal.port;

import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.registry.Activities;
import dev.stepwright.engine.registry.Definitions;

/**
 * Everything the protocol needs of the world, bound once by whoever composes a deployable.
 *
 * @param randomness unguessable: nonces and task tokens come from it
 */
public record Ports(JournalStore journal, Nudges nudges, Timers timers, PayloadStore payloads, Tasks tasks, Time time,
                    KeepAlive keepAlive, Randomness randomness, Definitions definitions, Activities activities,
                    ActivityQueues activityQueues) {
}
