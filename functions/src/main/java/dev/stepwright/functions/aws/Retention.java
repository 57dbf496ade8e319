package dev.stepwright.functions.aws;

import java.time.Duration;
import java.time.Instant;

/**
 * How long items are kept. Nobody goes through a journal when its execution closes, which would double the price of a step: each item
 * says as it is written when it may go. That is late enough for an execution that closes within the slack; the few that are open for
 * longer have their items kept on, by the sweep.
 *
 * @param slack    how long an execution may be open before its items are gone through
 * @param ofClosed how long an execution is kept after it closed
 */
public record Retention(Duration slack, Duration ofClosed) {

    private static final int STEPS = 8;

    /** When an item that is written, or kept on, now may be deleted: not before the name may be used again. */
    Instant expiry(Instant now) {
        return now.plus(slack).plus(ofClosed).plus(Places.REST);
    }

    /** The same of items that are kept on now, in steps: what an attempt that did not finish has kept on is not kept on again. */
    Instant keptUntil(Instant now) {
        var step = Math.max(1, slack.toSeconds() / STEPS);
        return Instant.ofEpochSecond(expiry(now).getEpochSecond() / step * step);
    }

    /** Items that may be deleted before this must be kept on while their execution is open. */
    Instant dueBefore(Instant now) {
        return now.plus(slack.dividedBy(2)).plus(ofClosed).plus(Places.REST);
    }
}
