package dev.stepwright.engine.journal.scale;

import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Nudges;
import dev.stepwright.engine.journal.port.Timers;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Each message once, the longest due first. */
final class KindQueue implements Nudges, Timers {

    /** Messages that SQS takes in one request. */
    private static final int BATCH = 10;

    private record Held(Nudge nudge, long number) {
        Instant due() {
            return nudge.due();
        }
    }

    private final PriorityQueue<Held> messages =
            new PriorityQueue<>(Comparator.comparing(Held::due).thenComparing(Held::number));
    private long sent;
    private long requests;
    private int longest;

    @Override
    public void send(Collection<Nudge> nudges) {
        requests += (nudges.size() + BATCH - 1) / BATCH;
        nudges.forEach(nudge -> messages.add(new Held(nudge, sent++)));
        longest = Math.max(longest, messages.size());
    }

    @Override
    public void schedule(Nudge nudge) {
        send(List.of(nudge));
    }

    Optional<Nudge> next() {
        return Optional.ofNullable(messages.poll()).map(Held::nudge);
    }

    long sent() {
        return sent;
    }

    /** Of sending. */
    long requests() {
        return requests;
    }

    /** Messages that were there at once, at most. */
    int longest() {
        return longest;
    }
}
