package dev.stepwright.functions.deployed;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Reads what a function needs as it starts. A role that was just made may be refused what its policy allows, for some seconds (IAM guide,
 * "Troubleshoot IAM": changes are not always immediately visible): a first deployment must not fail for that.
 *
 * @param tries   at most
 * @param between two of them
 */
record FreshRole(int tries, Duration between) {

    /** Half a minute. */
    static final FreshRole USUAL = new FreshRole(11, Duration.ofSeconds(3));

    /** Throws what the service answered last. */
    <T> T read(Supplier<T> asked) {
        for (var refused = 1; ; refused++) {
            try {
                return asked.get();
            } catch (SdkException e) {
                if (refused == tries) {
                    throw e;
                }
                LockSupport.parkNanos(between.toNanos());
            }
        }
    }
}
