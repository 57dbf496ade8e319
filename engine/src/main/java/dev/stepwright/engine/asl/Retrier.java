package dev.stepwright.engine.asl;

import java.util.List;
import java.util.OptionalLong;

/**
 * One entry of Retry (States Language, "Errors": "Retrying after error").
 *
 * @param errorEquals     error names, never empty
 * @param intervalSeconds before the first retry; AWS takes 0 too
 * @param maxAttempts     retries, 0 … 99,999,999
 * @param backoffRate     multiplies the delay after each retry, at least 1.0
 * @param maxDelaySeconds the longest delay
 * @param fullJitter      JitterStrategy FULL: a random delay between 0 and the computed one
 */
public record Retrier(List<String> errorEquals, long intervalSeconds, long maxAttempts, double backoffRate,
                      OptionalLong maxDelaySeconds, boolean fullJitter) {
}
