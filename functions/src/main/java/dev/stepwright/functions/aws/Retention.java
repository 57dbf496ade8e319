package dev.stepwright.functions.aws;

import java.time.Duration;
import java.time.Instant;

/**
 * How long items are kept. Nobody goes through a journal when its execution closes, which would double the price of a step:
 * each record says beforehand when the longest execution that it can belong to is over and its retention has passed.
 *
 * @param longestExecution  how long an execution may run
 * @param ofClosed how long it is kept after that
 */
public record Retention(Duration longestExecution, Duration ofClosed) {

    Instant expiryOfRecord(Instant written) {
        return written.plus(longestExecution).plus(ofClosed);
    }
}
