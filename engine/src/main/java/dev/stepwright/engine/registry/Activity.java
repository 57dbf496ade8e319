package dev.stepwright.engine.registry;

import java.time.Instant;
import java.util.Map;

/**
 * A registered activity: a kind of work that its workers ask for.
 *
 * @param queue names the queue of this registration alone: an activity that was deleted and made again has another, so that
 *              nothing is left in it; at most 20 characters of {@code [0-9a-z]}
 */
public record Activity(String arn, String name, Instant created, Map<String, String> tags, String queue) {

    public Activity {
        tags = Map.copyOf(tags);
    }
}
