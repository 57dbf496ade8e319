package dev.stepwright.functions.step;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.util.Map;

/**
 * How long a message stays away after its step failed: 1 to 2 s the first time it was received, twice that the next time, and so
 * on up to 15 minutes (docs/protocol.md, rule 10). Messages that failed together come back apart.
 */
final class GrowingDelay {

    static final Duration LONGEST = Duration.ofMinutes(15);

    private static final long FIRST_MILLIS = 1_000;
    private static final int MOST_DOUBLINGS = 10;

    private GrowingDelay() {
    }

    static Duration of(SQSMessage message) {
        var least = FIRST_MILLIS << Math.min(received(message) - 1, MOST_DOUBLINGS);
        var spread = Math.floorMod(String.valueOf(message.getMessageId()).hashCode(), 1_000) * least / 1_000;
        var delay = Duration.ofMillis(least + spread);
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }

    /** At least 1, also when the queue does not count. */
    private static int received(SQSMessage message) {
        var attributes = message.getAttributes() == null ? Map.<String, String>of() : message.getAttributes();
        var count = attributes.getOrDefault("ApproximateReceiveCount", "1");
        return count.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(count) : 1;
    }
}
