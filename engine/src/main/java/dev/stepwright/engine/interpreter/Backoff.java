package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.Retrier;
import dev.stepwright.engine.expression.Randomness;
import java.time.Duration;

/** How long a retrier waits (States Language, "Retrying after error"). */
final class Backoff {

    /** What the language allows for MaxDelaySeconds and Seconds elsewhere, as the cap where a retrier sets none. */
    private static final double LONGEST_SECONDS = 99_999_999;

    private Backoff() {
    }

    /** @param used attempts of this retrier before: 0 for the first retry */
    static Duration delay(Retrier retrier, int used, Randomness randomness) {
        var seconds = retrier.intervalSeconds() * Math.pow(retrier.backoffRate(), used);
        var capped = Math.min(seconds, retrier.maxDelaySeconds().isPresent()
                ? retrier.maxDelaySeconds().getAsLong() : LONGEST_SECONDS);
        var chosen = retrier.fullJitter() ? capped * fraction(randomness) : capped;
        return Duration.ofMillis(Math.round(chosen * 1000));
    }

    /** A number from 0 up to but not including 1, of 53 random bits. */
    private static double fraction(Randomness randomness) {
        return (randomness.nextLong() >>> 11) * 0x1.0p-53;
    }
}
