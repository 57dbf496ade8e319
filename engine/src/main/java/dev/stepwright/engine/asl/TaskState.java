package dev.stepwright.engine.asl;

import java.util.List;
import java.util.Optional;

/**
 * Does work outside the machine (States Language, "Task State").
 *
 * @param resource         what to call
 * @param credentials      ARN of the role to call with, instead of the machine's own
 * @param timeoutSeconds   of one attempt
 * @param heartbeatSeconds longest silence of one attempt
 */
public record TaskState(String name, DataFlow flow, Resource resource, Optional<Text> credentials,
                        Optional<Quantity> timeoutSeconds, Optional<Quantity> heartbeatSeconds,
                        List<Retrier> retry, List<Catcher> catchers, Next next) implements State {
}
