package dev.stepwright.local.tasks;

import java.time.Duration;
import java.util.Optional;

/**
 * One call of a function.
 *
 * @param patience      the function's timeout, or what the caller can wait if that is less
 * @param clientContext Base64
 */
record Invocation(LocalFunction function, String requestId, String arn, byte[] event, Duration patience,
                  Optional<String> clientContext) {
}
